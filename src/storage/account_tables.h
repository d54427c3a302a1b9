// SPDX-License-Identifier: Apache-2.0
// The Accounts port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/accounts.h"
#include "storage/sql.h"

namespace cairn::storage {

class AccountTables final : public app::Accounts {
 public:
  explicit AccountTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Account& account) override;
  Result<app::Account> find(const app::OrganisationId& organisation,
                            const app::AccountId& id) override;
  Result<app::Account> find_by_email(const app::OrganisationId& organisation,
                                     const std::string& email) override;
  Result<std::vector<app::Account>> list(const app::OrganisationId& organisation) override;
  Result<std::vector<app::Account>> of_login(const app::LoginId& login) override;
  Status set_roles(const app::OrganisationId& organisation, const app::AccountId& id,
                   app::Roles roles) override;
  Status set_notices(const app::OrganisationId& organisation, const app::AccountId& id,
                     app::Notices notices, const std::string& language, Instant told) override;
  Status note_told(const app::OrganisationId& organisation, const app::AccountId& id,
                   Instant told) override;
  Result<std::vector<app::Account>> list_to_tell(Instant before, std::int64_t count_max) override;
  Status depart(const app::OrganisationId& organisation, const app::AccountId& id,
                Instant when) override;
  Status replace_setup_token(const app::SetupToken& token) override;
  Result<app::SetupToken> setup_token() override;
  Status remove_setup_token() override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
