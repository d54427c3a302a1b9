// SPDX-License-Identifier: Apache-2.0
// Outcomes over a Connection.
#pragma once
#include "app/ports/outcomes.h"
#include "storage/sql.h"

namespace cairn::storage {

class OutcomeTables final : public app::Outcomes {
 public:
  explicit OutcomeTables(Connection& connection) : connection_(connection) {}
  Result<app::StoredOutcomes> find(const app::OrganisationId& organisation,
                                   const app::LearnerId& learner) override;
  Status put(const app::StoredOutcomes& record) override;
  Status remove(const app::OrganisationId& organisation, const app::LearnerId& learner) override;
  Result<std::vector<app::OutcomeShare>> shares_of_learner(const app::OrganisationId& organisation,
                                                           const app::LearnerId& learner) override;
  Status replace_shares(const app::OrganisationId& organisation, const app::LearnerId& learner,
                        std::span<const app::OutcomeShare> shares) override;
  Result<outcomes::Counted> count_shares(const std::string& credential) override;
  Result<std::vector<outcomes::CameAfter>> came_after(std::int64_t credentials_max) override;
  Result<std::vector<std::string>> shared_credentials(std::int64_t count_min,
                                                      const std::string& after,
                                                      std::int64_t count_max) override;
  Result<std::vector<app::AskedAward>> list_to_ask(const app::OrganisationId& organisation,
                                                   Instant from, Instant until, std::int64_t months,
                                                   std::int64_t count_max) override;
  Status note_asked(const app::AskedAward& award, std::int64_t months) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
