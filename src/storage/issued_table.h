// SPDX-License-Identifier: Apache-2.0
// What programs had signed, numbered as it came, so that rows are written one after another.
#pragma once
#include "app/ports/issued.h"
#include "storage/issued_status_table.h"
#include "storage/sql.h"

namespace cairn::storage {

class IssuedTable final : public app::Issued {
 public:
  explicit IssuedTable(Connection& connection) : connection_(connection), statuses_(connection) {}
  app::IssuedStatuses& statuses() override { return statuses_; }
  Status add(const app::IssuedCredential& credential) override;
  Result<std::int64_t> count(const app::OrganisationId& organisation) override;
  Result<std::vector<app::IssuedCredential>> list(const app::OrganisationId& organisation,
                                                  std::int64_t from,
                                                  std::int64_t rows_max) override;
  Result<app::IssuedCredential> newest(const app::OrganisationId& organisation) override;

 private:
  Connection& connection_;
  IssuedStatusTable statuses_;
};

}  // namespace cairn::storage
