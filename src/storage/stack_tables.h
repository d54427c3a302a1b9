// SPDX-License-Identifier: Apache-2.0
// The Stacks port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/stacks.h"
#include "storage/sql.h"

namespace cairn::storage {

class StackTables final : public app::Stacks {
 public:
  explicit StackTables(Connection& connection) : connection_(connection) {}
  Status add(const app::StoredStack& stack) override;
  Status update(const app::StoredStack& stack) override;
  Result<app::StoredStack> find(const app::OrganisationId& organisation,
                                const app::StackId& id) override;
  Result<std::vector<app::StoredStack>> list(const app::OrganisationId& organisation) override;
  Status add_version(const app::StoredStack& published) override;
  Result<std::string> rule_of_version(const app::OrganisationId& organisation,
                                      const app::StackId& id, std::int64_t version) override;
  Status put_completion(const app::Completion& completion) override;
  Result<app::Completion> find_completion(const app::OrganisationId& organisation,
                                          const app::StackId& stack,
                                          const app::LearnerId& learner) override;
  Result<std::vector<app::Completion>> completions_of_learner(
      const app::OrganisationId& organisation, const app::LearnerId& learner) override;
  Result<std::vector<app::Completion>> completions(const app::OrganisationId& organisation,
                                                   const app::StackId& stack,
                                                   const app::Page& page) override;
  Result<std::int64_t> count_completions(const app::OrganisationId& organisation,
                                         const app::StackId& stack,
                                         app::CompletionState state) override;
  Status add_due(const app::OrganisationId& organisation, const app::LearnerId& learner,
                 Instant due) override;
  Status add_due_for_all(const app::OrganisationId& organisation, Instant due) override;
  Result<std::vector<app::StackDue>> list_due(const app::OrganisationId& organisation, Instant now,
                                              std::int64_t count) override;
  Status remove_due(const app::OrganisationId& organisation, const app::LearnerId& learner,
                    Instant until) override;
  Result<std::vector<app::LearnerId>> holders(const app::OrganisationId& organisation,
                                              const app::LearnerId& after,
                                              std::int64_t count) override;
  Result<std::vector<app::HeldAward>> held_awards(const app::OrganisationId& organisation,
                                                  const app::LearnerId& first,
                                                  const app::LearnerId& last) override;
  Status set_result(const app::OrganisationId& organisation, const app::AwardId& award,
                    std::int64_t result) override;
  Status forget_result(const app::OrganisationId& organisation, const app::AwardId& award) override;
  Status add_outside(const app::OutsideCredential& credential) override;
  Status update_outside(const app::OutsideCredential& credential) override;
  Status remove_outside(const app::OrganisationId& organisation, const app::HoldingId& id) override;
  Result<app::OutsideCredential> find_outside(const app::OrganisationId& organisation,
                                              const app::HoldingId& id) override;
  Result<std::vector<app::OutsideCredential>> held_outside(const app::OrganisationId& organisation,
                                                           const app::LearnerId& first,
                                                           const app::LearnerId& last) override;

  Result<bool> holds_outside(const app::OrganisationId& organisation, const std::string& email,
                             const std::string& achievement, Instant now) override;
  Result<std::vector<app::OutsideCredential>> list_outside_before(
      const app::OrganisationId& organisation, Instant verified, std::int64_t count) override;
  Status meet_issuer(const app::OutsideIssuer& issuer) override;
  Status set_issuer_state(const app::OrganisationId& organisation, const std::string& id,
                          app::IssuerState state, Instant changed) override;
  Result<std::vector<app::OutsideIssuer>> list_issuers(
      const app::OrganisationId& organisation) override;
  Status add_due_for_issuer(const app::OrganisationId& organisation, const std::string& id,
                            Instant due) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
