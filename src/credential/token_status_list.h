// SPDX-License-Identifier: Apache-2.0
// Token Status List (draft-ietf-oauth-status-list-20): where a token says its status stands, and
// the claims of the list that tells it. Statuses are packed from the least significant bit of each
// byte on, the other way round than in a Bitstring Status List, and travel in zlib.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"
#include "json/build.h"
#include "json/value.h"

namespace cairn::credential {

// token-status-list#status-types; what lies between and beyond means what an issuer says it does.
inline constexpr std::uint8_t token_status_valid = 0;
inline constexpr std::uint8_t token_status_invalid = 1;
inline constexpr std::uint8_t token_status_suspended = 2;

// Whether a status takes 1, 2, 4 or 8 bits.
bool is_token_status_width(std::int64_t bits);

class TokenStatuses {
 public:
  // `bits` of each: is_token_status_width. All are 0.
  TokenStatuses(std::size_t entries, unsigned bits);

  std::size_t size() const { return bytes_.size() * 8 / bits_; }
  unsigned bits() const { return bits_; }
  std::uint8_t status_max() const { return static_cast<std::uint8_t>((1U << bits_) - 1); }
  // The index must be below size(), the status at most status_max().
  std::uint8_t at(std::size_t index) const;
  void set(std::size_t index, std::uint8_t status);

  // `lst`: base64url of zlib; and back. Errors: unreadable, too_large (inflates beyond
  // limits::status_list_bytes_max).
  std::string encode() const;
  static Result<TokenStatuses> decode(std::string_view lst, unsigned bits);

 private:
  Bytes bytes_;
  unsigned bits_;
};

// {"status_list": {"idx", "uri"}}
struct TokenStatusEntry {
  std::uint64_t index = 0;
  std::string uri;
};

// What the claim `status` says; nullopt where it tells of no Token Status List. Errors: invalid,
// with the path below `status`. spec: token-status-list#referenced-token
Result<std::optional<TokenStatusEntry>> parse_token_status(const json::Value& status);
json::Value build_token_status(std::string_view uri, std::uint64_t index, json::Builder builder);

// Whether the members are those of the claims of a list.
bool is_token_status_list(const json::Value& claims);

// Seconds since 1970; -1 where there are none.
struct TokenListTimes {
  std::int64_t issued = -1;
  std::int64_t expires = -1;
  std::int64_t ttl = -1;  // seconds a copy may be kept
  std::int64_t not_before = -1;
};

struct TokenStatusList {
  std::string uri;     // sub: the address it stands at
  std::string issuer;  // iss, or "": drafts of old had it
  TokenListTimes times;
  TokenStatuses statuses{0, 1};
};

// Errors: invalid (a claim is missing or of another kind), with its path; those of decode.
// spec: token-status-list#status-list-token-in-jwt-format
Result<TokenStatusList> parse_token_status_list(const json::Value& claims);

struct NewTokenStatusList {
  std::string uri;
  std::string issuer;  // "" for none
  TokenListTimes times;
};
json::Value build_token_status_list(const NewTokenStatusList& about, const TokenStatuses& statuses,
                                    json::Builder builder);
// The same claims with other statuses, issued at another time and good for as long as before.
// Errors: as parse_token_status_list.
Result<json::Value> with_statuses(const json::Value& claims, const TokenStatuses& statuses,
                                  std::int64_t issued, json::Builder builder);

}  // namespace cairn::credential
