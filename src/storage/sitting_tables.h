// SPDX-License-Identifier: Apache-2.0
// Sittings over a Connection.
#pragma once
#include "app/ports/sittings.h"
#include "storage/sql.h"

namespace cairn::storage {

class SittingTables final : public app::Sittings {
 public:
  explicit SittingTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Sitting& sitting, const std::vector<app::SittingItem>& items) override;
  Result<app::Sitting> find(const app::OrganisationId& organisation,
                            const app::SittingId& id) override;
  Result<std::vector<app::SittingItem>> items(const app::OrganisationId& organisation,
                                              const app::SittingId& id) override;
  Result<bool> settle(const app::Sitting& sitting, const app::SittingItem& item) override;
  Status finish(const app::Sitting& sitting, Instant at) override;
  Result<std::vector<app::Sitting>> list_open(std::int64_t count_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
