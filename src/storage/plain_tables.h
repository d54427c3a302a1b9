// SPDX-License-Identifier: Apache-2.0
// PlainTables over a Connection.
#pragma once
#include "app/ports/plain_tables.h"
#include "storage/sql.h"

namespace cairn::storage {

class PlainTablesOf final : public app::PlainTables {
 public:
  explicit PlainTablesOf(Connection& connection) : connection_(connection) {}
  Result<std::vector<std::string>> names() override;
  Result<app::PlainRows> rows(const app::OrganisationId& organisation, const std::string& table,
                              const std::string& last, std::int64_t rows_max) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
