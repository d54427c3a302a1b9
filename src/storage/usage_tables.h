// SPDX-License-Identifier: Apache-2.0
// Counts over a Connection.
#pragma once
#include "app/ports/demand.h"
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

 private:
  Connection& connection_;
};

class DemandTables final : public app::Demand {
 public:
  explicit DemandTables(Connection& connection) : connection_(connection) {}
  Result<bool> add(const app::OrganisationId& organisation,
                   const app::ImportedAdvert& advert) override;
  Result<std::vector<app::MonthCount>> months(const app::OrganisationId& organisation,
                                              std::int64_t first) override;
  Result<std::vector<app::SkillMonth>> by_skill(const app::OrganisationId& organisation,
                                                std::int64_t first) override;
  Result<std::vector<app::AdvertOfSkill>> adverts_of(const app::OrganisationId& organisation,
                                                     const std::string& skill,
                                                     std::int64_t first) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
