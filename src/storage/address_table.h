// SPDX-License-Identifier: Apache-2.0
// The Addresses port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/addresses.h"
#include "storage/sql.h"

namespace cairn::storage {

class AddressTable final : public app::Addresses {
 public:
  explicit AddressTable(Connection& connection) : connection_(connection) {}
  Status put(const app::BaseAddress& address) override;
  Result<app::BaseAddress> find(const std::string& url) override;
  Status choose(const std::string& url, Instant when) override;
  Result<std::string> chosen() override;
  Result<std::vector<app::BaseAddress>> list() override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
