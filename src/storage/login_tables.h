// SPDX-License-Identifier: Apache-2.0
// The Logins port over a Connection, in SQL that SQLite and PostgreSQL both take.
#pragma once
#include "app/ports/logins.h"
#include "storage/sql.h"

namespace cairn::storage {

class LoginTables final : public app::Logins {
 public:
  explicit LoginTables(Connection& connection) : connection_(connection) {}
  Status add(const app::Login& login) override;
  Result<app::Login> find(const app::LoginId& id) override;
  Result<app::Login> find_by_email(const std::string& email) override;
  Status set_password_hash(const app::LoginId& id, const std::string& hash) override;
  Status set_proved(const app::LoginId& id, Instant when) override;
  Status remove(const app::LoginId& id) override;
  Status add_session(const app::Session& session) override;
  Result<app::Session> find_session(const Bytes& token_hash) override;
  Result<std::vector<app::Session>> sessions_of(const app::LoginId& login) override;
  Status update_session(const app::Session& session) override;
  Status remove_session(const Bytes& token_hash) override;
  Status remove_sessions_of(const app::LoginId& login) override;
  Status remove_sessions_expired(Instant now) override;
  Status put_code(const app::SignInCode& code) override;
  Result<app::SignInCode> find_code(const app::LoginId& login, const std::string& attempt) override;
  Status remove_codes(const app::LoginId& login) override;
  Status remove_codes_expired(Instant now) override;
  Status add_identity(const std::string& issuer, const std::string& subject,
                      const app::LoginId& login, Instant created) override;
  Result<std::string> subject_of(const std::string& issuer, const app::LoginId& login) override;
  Result<app::Login> find_by_identity(const std::string& issuer,
                                      const std::string& subject) override;

 private:
  Connection& connection_;
};

}  // namespace cairn::storage
