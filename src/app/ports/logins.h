// SPDX-License-Identifier: Apache-2.0
// Logins: how a person gets in, whatever organisations they work for, and where they are signed in.
// Both belong to the server; of tokens only hashes are kept.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/bytes.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

struct Login {
  LoginId id;
  std::string email;          // lower case, unique
  std::string password_hash;  // Argon2id, in its own text form; "": no password opens it
  Instant created;
  std::optional<Instant> proved = {};  // since when the address is known to be theirs
};

// How somebody proved who they are.
enum class SignInMeans : std::uint8_t { password, code, openid };
inline constexpr std::string_view sign_in_means_names[] = {"password", "code", "openid"};

struct Session {
  Bytes token_hash;
  LoginId login;
  OrganisationId works_for;  // just now
  std::string device;        // "Firefox, Linux"; "" where the browser does not say
  SignInMeans means = SignInMeans::password;
  Instant created;
  Instant seen;  // now and then
  Instant expires;
};

// Six digits that were mailed, for the attempt to sign in that asked for them.
struct SignInCode {
  std::string attempt;
  LoginId login;
  Bytes code_hash;
  std::int64_t tries = 0;
  Instant expires;
};

class Logins {
 public:
  virtual ~Logins() = default;
  // Errors: conflict (the address has a login).
  virtual Status add(const Login& login) = 0;
  // Errors of each: not_found.
  virtual Result<Login> find(const LoginId& id) = 0;
  virtual Result<Login> find_by_email(const std::string& email) = 0;
  virtual Status set_password_hash(const LoginId& id, const std::string& hash) = 0;
  // The address was proved to be theirs; only the first time counts.
  virtual Status set_proved(const LoginId& id, Instant when) = 0;
  // With its sessions, code and identities elsewhere.
  virtual Status remove(const LoginId& id) = 0;

  virtual Status add_session(const Session& session) = 0;
  // Errors: not_found.
  virtual Result<Session> find_session(const Bytes& token_hash) = 0;
  // Those seen last come first.
  virtual Result<std::vector<Session>> sessions_of(const LoginId& login) = 0;
  // Where it works and when it was seen. Errors: not_found.
  virtual Status update_session(const Session& session) = 0;
  virtual Status remove_session(const Bytes& token_hash) = 0;
  virtual Status remove_sessions_of(const LoginId& login) = 0;
  virtual Status remove_sessions_expired(Instant now) = 0;

  virtual Status put_code(const SignInCode& code) = 0;
  // Errors: not_found.
  virtual Result<SignInCode> find_code(const LoginId& login, const std::string& attempt) = 0;
  virtual Status remove_codes(const LoginId& login) = 0;
  virtual Status remove_codes_expired(Instant now) = 0;

  // Who somebody is at an OpenID provider, known from when they first came from there.
  virtual Status add_identity(const std::string& issuer, const std::string& subject,
                              const LoginId& login, Instant created) = 0;
  // Errors of each: not_found.
  virtual Result<std::string> subject_of(const std::string& issuer, const LoginId& login) = 0;
  virtual Result<Login> find_by_identity(const std::string& issuer, const std::string& subject) = 0;
};

}  // namespace cairn::app
