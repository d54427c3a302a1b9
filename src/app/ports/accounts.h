// SPDX-License-Identifier: Apache-2.0
// Accounts: who works for an organisation and as what, and the links that set a server up. Of
// tokens only hashes are kept.
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

// How a member hears by mail that something waits for those who mark.
enum class Notices : std::uint8_t { none, daily, at_once };
// As forms and files spell them, in the order of the enumerators.
inline constexpr std::string_view notices_names[] = {"none", "daily", "at-once"};
inline constexpr std::string_view name_of(Notices notices) {
  return notices_names[static_cast<std::size_t>(notices)];
}
inline constexpr std::optional<Notices> notices_named(std::string_view name) {
  for (std::size_t i = 0; i < std::size(notices_names); ++i)
    if (notices_names[i] == name) return static_cast<Notices>(i);
  return std::nullopt;
}

// Somebody's membership of an organisation.
struct Account {
  OrganisationId organisation;
  AccountId id;
  LoginId login;      // "" once they have left
  std::string email;  // of the login
  Roles roles;
  Instant created;
  std::optional<Instant> departed;
  std::optional<Instant> proved = {};  // since when the address is known to be theirs
  Notices notices = Notices::none;
  std::string notices_language = {};  // BCP 47; "": the one the organisation writes in
  Instant notices_told = {};          // when they were last told, or chose to be
};

struct SetupToken {
  Bytes token_hash;
  Instant expires;
};

class Accounts {
 public:
  virtual ~Accounts() = default;
  // Errors: conflict (the login belongs to the organisation already).
  virtual Status add(const Account& account) = 0;
  // Those who left are found by id alone, without login and address. Errors of each: not_found.
  virtual Result<Account> find(const OrganisationId& organisation, const AccountId& id) = 0;
  virtual Result<Account> find_by_email(const OrganisationId& organisation,
                                        const std::string& email) = 0;
  // Everybody who has not left, by age.
  virtual Result<std::vector<Account>> list(const OrganisationId& organisation) = 0;
  // What a login belongs to, of all organisations, by age.
  virtual Result<std::vector<Account>> of_login(const LoginId& login) = 0;
  virtual Status set_roles(const OrganisationId& organisation, const AccountId& id,
                           Roles roles) = 0;
  // Errors of both: not_found.
  virtual Status set_notices(const OrganisationId& organisation, const AccountId& id,
                             Notices notices, const std::string& language, Instant told) = 0;
  virtual Status note_told(const OrganisationId& organisation, const AccountId& id,
                           Instant told) = 0;
  // Of every organisation, who is told daily and was told before then; longest ago first.
  virtual Result<std::vector<Account>> list_to_tell(Instant before, std::int64_t count_max) = 0;
  // The row stays, and says of nobody whose it was.
  virtual Status depart(const OrganisationId& organisation, const AccountId& id, Instant when) = 0;

  // At most one set-up link is valid at a time.
  virtual Status replace_setup_token(const SetupToken& token) = 0;
  virtual Result<SetupToken> setup_token() = 0;
  virtual Status remove_setup_token() = 0;
};

}  // namespace cairn::app
