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
  Status set_password_hash(const app::OrganisationId& organisation, const app::AccountId& id,
                           const std::string& hash) override;
  Status add_session(const app::Session& session) override;
  Result<app::Session> find_session(const app::OrganisationId& organisation,
                                    const Bytes& token_hash) override;
  Status remove_session(const app::OrganisationId& organisation, const Bytes& token_hash) override;
  Status remove_sessions_of(const app::OrganisationId& organisation,
                            const app::AccountId& account) override;
  Status remove_sessions_expired(const app::OrganisationId& organisation, Instant now) override;
  Status replace_setup_token(const app::SetupToken& token) override;
  Result<app::SetupToken> setup_token() override;
  Status remove_setup_token() override;
  Status add_api_key(const app::ApiKey& key) override;
  Result<app::ApiKey> find_api_key(const app::OrganisationId& organisation,
                                   const Bytes& token_hash) override;
  Result<std::vector<app::ApiKey>> list_api_keys(const app::OrganisationId& organisation) override;
  Status remove_api_key(const app::OrganisationId& organisation, const app::ApiKeyId& id) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
