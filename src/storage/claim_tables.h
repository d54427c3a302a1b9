// SPDX-License-Identifier: Apache-2.0
// The Claims port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/claims.h"
#include "storage/sql.h"

namespace cairn::storage {

class ClaimTables final : public app::Claims {
 public:
  explicit ClaimTables(Connection& connection) : connection_(connection) {}
  Status add_learner(const app::Learner& learner) override;
  Result<app::Learner> find_learner(const app::OrganisationId& organisation,
                                    const app::LearnerId& id) override;
  Result<app::Learner> find_learner_by_email(const app::OrganisationId& organisation,
                                             const std::string& email) override;
  Result<app::Learner> find_learner_by_token(const app::OrganisationId& organisation,
                                             const Bytes& token_hash) override;
  Status set_learner_token(const app::OrganisationId& organisation, const app::LearnerId& id,
                           const Bytes& token_hash) override;
  Status add(const app::Claim& claim) override;
  Result<app::Claim> find(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Status set_statement(const app::OrganisationId& organisation, const app::ClaimId& id,
                       const std::string& statement) override;
  Result<std::vector<app::ClaimSummary>> list(const app::OrganisationId& organisation,
                                              app::ClaimState state,
                                              const app::Page& page) override;
  Result<std::vector<app::Claim>> list_of_learner(const app::OrganisationId& organisation,
                                                  const app::LearnerId& learner) override;
  Result<std::int64_t> count_waiting(const app::OrganisationId& organisation,
                                     const app::AchievementId& achievement) override;
  Status add_evidence(const app::Evidence& evidence, ByteView file) override;
  Result<app::Evidence> find_evidence(const app::OrganisationId& organisation,
                                      const app::EvidenceId& id) override;
  Result<std::vector<app::Evidence>> evidence_of(const app::OrganisationId& organisation,
                                                 const app::ClaimId& claim) override;
  Result<Bytes> evidence_file(const app::OrganisationId& organisation,
                              const app::EvidenceId& id) override;
  Status decide(const app::Decision& decision) override;
  Status reopen(const app::OrganisationId& organisation, const app::ClaimId& id) override;
  Result<app::Decision> find_decision(const app::OrganisationId& organisation,
                                      const app::ClaimId& claim) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
