// SPDX-License-Identifier: Apache-2.0
// Cairn, states of tokens: a Token Status List (draft-ietf-oauth-status-list), by which the issuer
// of SD-JWT VC and other tokens withdraws them. Its bits run the other way round than those of
// <cairn/status.h>, and each entry may have up to eight.
//
//   cairn::TokenStatusList list;                      // 131,072 entries, all valid
//   if (!list.set(4711, cairn::token_invalid).ok()) return 1;
//   auto token = list.to_jwt(key, {.uri = "https://college.example/status/1.jwt",
//                                  .issued = *cairn::parse_instant("2026-11-22T12:00:00Z")});
//   if (!token.ok()) return complain(token.error());
//   auto again = cairn::TokenStatusList::open(*token);
//   if (!again.ok()) return complain(again.error());
//   auto status = again->at(4711);
#pragma once
#include <cairn/bytes.h>
#include <cairn/instant.h>
#include <cairn/key.h>
#include <cairn/result.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace cairn {

// token-status-list#status-types; others mean what an issuer says they do.
inline constexpr std::uint8_t token_valid = 0;
inline constexpr std::uint8_t token_invalid = 1;
inline constexpr std::uint8_t token_suspended = 2;

// How many each entry has; states go up to two to the power of it, less one.
enum class StatusBits : std::uint8_t { one = 1, two = 2, four = 4, eight = 8 };

// What a list says of itself (token-status-list#status-list-token-in-jwt-format).
struct TokenStatusAbout {
  std::string uri;                      // sub: the https URL it stands at, as tokens name it
  std::string issuer = {};              // iss; "" for none
  Instant issued;                       // iat, whole seconds
  std::optional<Instant> expires = {};  // exp, whole seconds
  std::optional<std::int64_t> ttl_seconds = {};  // how long a copy may be kept
};

class TokenStatusList {
 public:
  // Fewer entries than this, and a holder is no longer hidden among others.
  static constexpr std::size_t entries_min = 131'072;

  // Rounded up to whole bytes.
  explicit TokenStatusList(std::size_t entries = entries_min, StatusBits bits = StatusBits::one);
  // A list as it is published, a JWT or a CWT, or the claims of one as JSON: its signature is not
  // looked at. Errors: unreadable (encoding), too_large (more than 16 MiB of bits), invalid (no
  // list, or another typ), unsupported.
  static Result<TokenStatusList> open(ByteView list);
  static Result<TokenStatusList> open(std::string_view list) { return open(as_bytes(list)); }

  std::size_t size() const;
  StatusBits bits() const;
  // What was read says of itself; empty of a list that was made.
  const TokenStatusAbout& about() const;
  // Errors of both: invalid (no such entry, a state that does not fit into the bits).
  Status set(std::size_t index, std::uint8_t status);
  Result<std::uint8_t> at(std::size_t index) const;

  // Signed: a compact JWT of typ statuslist+jwt, or a CWT (COSE_Sign1), to be published as
  // application/statuslist+jwt and application/statuslist+cwt. Errors of both: invalid (no uri),
  // not_permitted (about.issuer is not the controller of the key), unsupported (of a CWT, a kind of
  // key that COSE does not know).
  Result<std::string> to_jwt(const Key& key, const TokenStatusAbout& about) const;
  Result<Bytes> to_cwt(const Key& key, const TokenStatusAbout& about) const;

 private:
  struct State;
  explicit TokenStatusList(std::shared_ptr<State> state);
  std::shared_ptr<State> state_;  // copied before a change where others share it
};

}  // namespace cairn
