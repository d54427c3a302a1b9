// SPDX-License-Identifier: Apache-2.0
// The Claims port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/claims.h"
#include "storage/sitting_tables.h"
#include "storage/sql.h"

namespace cairn::storage {

class ClaimTables final : public app::Claims {
 public:
  explicit ClaimTables(Connection& connection) : connection_(connection), sittings_(connection) {}
  app::Sittings& sittings() override { return sittings_; }
  Status add_learner(const app::Learner& learner) override;
  Status take_back_learner(const app::OrganisationId& organisation,
                           const app::LearnerId& id) override;
  Result<app::Learner> find_learner(const app::OrganisationId& organisation,
                                    const app::LearnerId& id) override;
  Result<app::Learner> find_learner_by_email(const app::OrganisationId& organisation,
                                             const std::string& email) override;
  Result<app::Learner> find_learner_by_token(const app::OrganisationId& organisation,
                                             const Bytes& token_hash) override;
  Status set_learner_token(const app::OrganisationId& organisation, const app::LearnerId& id,
                           const Bytes& token_hash, std::int64_t links) override;
  Status set_learner_language(const app::OrganisationId& organisation, const app::LearnerId& id,
                              const std::string& language) override;
  Result<std::vector<app::Learner>> learners_by_id(const app::OrganisationId& organisation,
                                                   const app::Page& page) override;
  Result<std::vector<app::Claim>> claims_by_id(const app::OrganisationId& organisation,
                                               const app::Page& page) override;
  Status add(const app::Claim& claim) override;
  Result<app::Claim> find(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Status set_statement(const app::OrganisationId& organisation, const app::ClaimId& id,
                       const std::string& statement) override;
  Result<std::vector<app::ClaimSummary>> list(const app::OrganisationId& organisation,
                                              const app::ClaimFilter& filter,
                                              const app::Page& page) override;
  Result<std::vector<app::ClaimSummary>> list_of_achievement(
      const app::OrganisationId& organisation, const app::AchievementId& achievement,
      std::int64_t rows_max) override;
  Result<std::vector<app::Claim>> list_of_learner(const app::OrganisationId& organisation,
                                                  const app::LearnerId& learner) override;
  Result<std::vector<app::ClaimListed>> claim_table(const app::OrganisationId& organisation,
                                                    const app::ClaimFilter& filter,
                                                    const app::TableFrom& from,
                                                    std::int64_t rows_max) override;
  Result<std::vector<app::LearnerListed>> learner_table(const app::OrganisationId& organisation,
                                                        const app::ListFilter& filter,
                                                        const app::TableFrom& from,
                                                        std::int64_t rows_max) override;
  Result<std::vector<app::LearnerListed>> learners(const app::OrganisationId& organisation,
                                                   const app::ListFilter& filter,
                                                   const app::Page& page) override;
  Result<std::int64_t> count_waiting(const app::OrganisationId& organisation,
                                     const app::AchievementId& achievement) override;
  Result<std::int64_t> count_sent_since(const app::OrganisationId& organisation,
                                        Instant moment) override;
  Status add_evidence(const app::Evidence& evidence, ByteView file) override;
  Result<app::Evidence> find_evidence(const app::OrganisationId& organisation,
                                      const app::EvidenceId& id) override;
  Result<std::vector<app::Evidence>> evidence_of(const app::OrganisationId& organisation,
                                                 const app::ClaimId& claim) override;
  Result<std::vector<app::EvidenceId>> evidence_decided_before(
      const app::OrganisationId& organisation, Instant moment, std::int64_t rows_max) override;
  Status remove_evidence_file(const app::OrganisationId& organisation, const app::EvidenceId& id,
                              Instant at) override;
  Result<Bytes> evidence_file(const app::OrganisationId& organisation,
                              const app::EvidenceId& id) override;
  Status decide(const app::Decision& decision) override;
  Status reopen(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Result<app::Decision> find_decision(const app::OrganisationId& organisation,
                                      const app::ClaimId& claim) override;

 private:
  Connection& connection_;
  SittingTables sittings_;
};

}  // namespace cairn::storage
