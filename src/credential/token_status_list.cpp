// SPDX-License-Identifier: Apache-2.0
#include "credential/token_status_list.h"

#include <cassert>

#include "encoding/base64.h"
#include "encoding/bitstring.h"

namespace cairn::credential {
namespace {

constexpr const char* entry_clause = "token-status-list#referenced-token";
constexpr const char* list_clause = "token-status-list#status-list-token-in-jwt-format";

Error invalid(const char* where, std::string detail, std::string path) {
  return fail(ErrorCode::invalid, where, std::move(detail), std::move(path));
}

// A claim that is a number of seconds; -1 where it is absent.
Result<std::int64_t> seconds_of(const json::Value& claims, std::string_view name) {
  const auto* value = claims.find(name);
  if (value == nullptr) return std::int64_t{-1};
  // RFC 7519 section 2 lets a time have a fraction.
  const auto number = value->as_double();
  const bool sound = value->is_number() && number && *number >= 0 && *number < 1e15;
  if (sound) return static_cast<std::int64_t>(*number);
  std::string detail(name);
  return invalid(list_clause, detail + " is no number of seconds", "/" + detail);
}

Result<TokenListTimes> times_of(const json::Value& claims) {
  TokenListTimes times;
  CAIRN_TRY(times.issued, seconds_of(claims, "iat"));
  if (times.issued < 0) return invalid(list_clause, "iat is missing", "/iat");
  CAIRN_TRY(times.expires, seconds_of(claims, "exp"));
  CAIRN_TRY(times.not_before, seconds_of(claims, "nbf"));
  CAIRN_TRY(times.ttl, seconds_of(claims, "ttl"));
  if (times.ttl == 0) return invalid(list_clause, "ttl is not positive", "/ttl");
  return times;
}

json::Value list_object(const TokenStatuses& statuses, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add("bits", builder.integer(statuses.bits()))
      .add_string("lst", statuses.encode())
      .value();
}

}  // namespace

bool is_token_status_width(std::int64_t bits) {
  return bits == 1 || bits == 2 || bits == 4 || bits == 8;
}

TokenStatuses::TokenStatuses(std::size_t entries, unsigned bits)
    : bytes_((entries * bits + 7) / 8), bits_(bits) {
  assert(is_token_status_width(bits));
}

std::uint8_t TokenStatuses::at(std::size_t index) const {
  assert(index < size());
  const auto bit = index * bits_;
  return static_cast<std::uint8_t>(bytes_[bit / 8] >> (bit % 8) & status_max());
}

void TokenStatuses::set(std::size_t index, std::uint8_t status) {
  assert(index < size() && status <= status_max());
  const auto bit = index * bits_;
  auto& byte = bytes_[bit / 8];
  const auto cleared = byte & ~(status_max() << (bit % 8));
  byte = static_cast<std::uint8_t>(cleared | status << (bit % 8));
}

std::string TokenStatuses::encode() const {
  return encoding::to_base64url(encoding::deflate(bytes_, encoding::Wrapping::zlib));
}

Result<TokenStatuses> TokenStatuses::decode(std::string_view lst, unsigned bits) {
  CAIRN_TRY(const auto wrapped, encoding::from_base64url(lst));
  TokenStatuses statuses(0, bits);
  CAIRN_TRY(statuses.bytes_, encoding::inflate(wrapped, encoding::Wrapping::zlib));
  return statuses;
}

Result<std::optional<TokenStatusEntry>> parse_token_status(const json::Value& status) {
  if (!status.is_object()) return invalid(entry_clause, "status is no object", "");
  const auto* entry = status.find("status_list");
  if (entry == nullptr) return std::optional<TokenStatusEntry>();
  const auto index = (*entry)["idx"].as_int64();
  if (!index || *index < 0)
    return invalid(entry_clause, "idx is no whole number from 0 on", "/status_list/idx");
  const auto uri = entry->string_at("uri");
  if (uri.empty()) return invalid(entry_clause, "no list is named", "/status_list/uri");
  return std::optional(TokenStatusEntry{static_cast<std::uint64_t>(*index), std::string(uri)});
}

json::Value build_token_status(std::string_view uri, std::uint64_t index, json::Builder builder) {
  const auto entry = json::ObjectBuilder(builder)
                         .add("idx", builder.integer(static_cast<std::int64_t>(index)))
                         .add_string("uri", uri)
                         .value();
  return builder.object({{"status_list", entry}});
}

bool is_token_status_list(const json::Value& claims) {
  return claims["status_list"].contains("lst");
}

Result<TokenStatusList> parse_token_status_list(const json::Value& claims) {
  TokenStatusList list;
  list.uri = claims.string_at("sub");
  if (list.uri.empty()) return invalid(list_clause, "sub is missing", "/sub");
  list.issuer = claims.string_at("iss");
  CAIRN_TRY(list.times, times_of(claims));
  const auto object = claims["status_list"];
  const auto bits = object["bits"].as_int64().value_or(0);
  if (!is_token_status_width(bits))
    return invalid(list_clause, "bits is none of 1, 2, 4 and 8", "/status_list/bits");
  if (!object["lst"].is_string()) return invalid(list_clause, "lst is missing", "/status_list/lst");
  CAIRN_TRY(list.statuses,
            TokenStatuses::decode(object.string_at("lst"), static_cast<unsigned>(bits)));
  return list;
}

json::Value build_token_status_list(const NewTokenStatusList& about, const TokenStatuses& statuses,
                                    json::Builder builder) {
  json::ObjectBuilder claims(builder);
  claims.add_string_if("iss", about.issuer).add_string("sub", about.uri);
  claims.add("iat", builder.integer(about.times.issued));
  if (about.times.not_before >= 0) claims.add("nbf", builder.integer(about.times.not_before));
  if (about.times.expires >= 0) claims.add("exp", builder.integer(about.times.expires));
  if (about.times.ttl >= 0) claims.add("ttl", builder.integer(about.times.ttl));
  return claims.add("status_list", list_object(statuses, builder)).value();
}

Result<json::Value> with_statuses(const json::Value& claims, const TokenStatuses& statuses,
                                  std::int64_t issued, json::Builder builder) {
  CAIRN_TRY(const auto before, parse_token_status_list(claims));
  auto next = builder.with(claims, "iat", builder.integer(issued));
  const auto& times = before.times;
  if (times.expires >= 0)
    next = builder.with(next, "exp", builder.integer(issued + times.expires - times.issued));
  return builder.with(next, "status_list", list_object(statuses, builder));
}

}  // namespace cairn::credential
