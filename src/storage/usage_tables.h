// SPDX-License-Identifier: Apache-2.0
// Counts over a Connection.
#pragma once
#include "app/ports/usage.h"
#include "storage/sql.h"

namespace cairn::storage {

class UsageTables final : public app::Usage {
 public:
  explicit UsageTables(Connection& connection) : connection_(connection) {}
  Status add(const app::UsageCount& count) override;
  Result<std::vector<app::UsageCount>> list(const app::OrganisationId& organisation,
                                            std::int64_t first, std::int64_t last) override;
  Result<std::vector<app::UsageCount>> awards_made(const app::OrganisationId& organisation,
                                                   std::int64_t first, std::int64_t last) override;
  Result<std::vector<app::UsageCount>> claims_sent(const app::OrganisationId& organisation,
                                                   std::int64_t first, std::int64_t last) override;
  Result<std::vector<app::UsageCount>> offers_accepted(const app::OrganisationId& organisation,
                                                       std::int64_t first,
                                                       std::int64_t last) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
