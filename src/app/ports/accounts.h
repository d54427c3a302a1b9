// SPDX-License-Identifier: Apache-2.0
// Accounts: people who work for an organisation, their sessions, the links that set a server up and
// the keys programs sign in with. Of tokens only hashes are kept.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/ids.h"
#include "app/roles.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Account {
  OrganisationId organisation;
  AccountId id;
  std::string email;          // lower case, unique in its organisation
  std::string password_hash;  // Argon2id, in its own text form
  Instant created;
  Roles roles = Roles::all();
};

struct Session {
  OrganisationId organisation;
  Bytes token_hash;
  AccountId account;
  Instant created;
  Instant expires;
};

struct SetupToken {
  Bytes token_hash;
  Instant expires;
};

struct ApiKey {
  OrganisationId organisation;
  ApiKeyId id;
  std::string name;
  Bytes token_hash;
  std::vector<std::string> scopes;
  Instant created;
};

class Accounts {
 public:
  virtual ~Accounts() = default;
  // Errors: conflict (the address has an account).
  virtual Status add(const Account& account) = 0;
  // Errors of each: not_found.
  virtual Result<Account> find(const OrganisationId& organisation, const AccountId& id) = 0;
  virtual Result<Account> find_by_email(const OrganisationId& organisation,
                                        const std::string& email) = 0;

  virtual Status set_password_hash(const OrganisationId& organisation, const AccountId& id,
                                   const std::string& hash) = 0;

  virtual Status add_session(const Session& session) = 0;
  virtual Result<Session> find_session(const OrganisationId& organisation,
                                       const Bytes& token_hash) = 0;
  virtual Status remove_session(const OrganisationId& organisation, const Bytes& token_hash) = 0;
  virtual Status remove_sessions_of(const OrganisationId& organisation,
                                    const AccountId& account) = 0;
  virtual Status remove_sessions_expired(const OrganisationId& organisation, Instant now) = 0;

  // At most one set-up link is valid at a time.
  virtual Status replace_setup_token(const SetupToken& token) = 0;
  virtual Result<SetupToken> setup_token() = 0;
  virtual Status remove_setup_token() = 0;

  virtual Status add_api_key(const ApiKey& key) = 0;
  virtual Result<ApiKey> find_api_key(const OrganisationId& organisation,
                                      const Bytes& token_hash) = 0;
  virtual Result<std::vector<ApiKey>> list_api_keys(const OrganisationId& organisation) = 0;
  virtual Status remove_api_key(const OrganisationId& organisation, const ApiKeyId& id) = 0;
};

}  // namespace cairn::app
