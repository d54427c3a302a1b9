// SPDX-License-Identifier: Apache-2.0
#include "sd_jwt/sd_jwt.h"

#include <algorithm>
#include <optional>

#include "base/limits.h"
#include "encoding/base64.h"

namespace cairn::sd_jwt {
namespace {

using crypto::HashAlgorithm;

constexpr const char* where = "rfc9901#section-7.1";
constexpr const char* json_where = "rfc9901#section-8";

struct HashRow {
  HashAlgorithm hash;
  std::string_view name;  // IANA's registry of named information hash algorithms
};
constexpr HashRow hashes[] = {{HashAlgorithm::sha256, "sha-256"},
                              {HashAlgorithm::sha384, "sha-384"},
                              {HashAlgorithm::sha512, "sha-512"}};

Result<HashAlgorithm> hash_of(const json::Value& payload) {
  const auto* named = payload.find("_sd_alg");
  if (named == nullptr) return HashAlgorithm::sha256;
  const auto* row = std::ranges::find(hashes, named->as_string(), &HashRow::name);
  if (row == std::end(hashes))
    return fail(ErrorCode::unsupported, "rfc9901#section-4.1.1",
                "its digests are made in a way that is not known here", "/_sd_alg");
  return row->hash;
}

Error no_disclosure(const char* detail) { return fail(ErrorCode::invalid, where, detail); }

Result<Disclosure> read_disclosure(std::string_view text, Arena& arena, json::Parser& parser) {
  const auto room = arena.array<std::uint8_t>(encoding::base64_bytes_max(text.size()));
  const auto bytes = encoding::from_base64url(text, room);
  if (!bytes.ok()) return no_disclosure("a disclosure is not in base64url");
  const auto read = parser.parse_in_place(as_text(*bytes), arena);
  if (!read.ok() && read.error().code == ErrorCode::too_large) return read.error();
  const auto items = read.ok() ? read->items() : std::span<const json::Value>();
  const bool is_element = items.size() == 2;
  if ((!is_element && items.size() != 3) || !items[0].is_string() ||
      (!is_element && !items[1].is_string()))
    return no_disclosure("a disclosure is no list of salt, name and value");
  const auto name = is_element ? std::string_view() : items[1].as_string();
  if (name == "_sd" || name == "...")
    return no_disclosure("a disclosure is named as only digests may be");
  return Disclosure{text, name, items.back(), is_element};
}

// Each text between two "~".
Status read_disclosures(std::string_view rest, SdJwt& read, Arena& arena, json::Parser& parser) {
  const auto count = static_cast<std::size_t>(std::ranges::count(rest, '~'));
  if (count > limits::sd_disclosures_max)
    return fail(ErrorCode::too_large, where, "it carries too many disclosures");
  const auto disclosures = arena.array<Disclosure>(count);
  for (auto& disclosure : disclosures) {
    const auto end = rest.find('~');
    CAIRN_TRY(disclosure, read_disclosure(rest.substr(0, end), arena, parser));
    rest.remove_prefix(end + 1);
  }
  read.disclosures = disclosures;
  return done;
}

Error bad_json(const char* detail) { return fail(ErrorCode::invalid, json_where, detail); }

// A member that may stand between "." and "~".
std::optional<std::string_view> part(const json::Value& object, std::string_view name) {
  const auto* member = object.find(name);
  if (member == nullptr || !member->is_string() ||
      member->as_string().find_first_of(".~") != std::string_view::npos)
    return std::nullopt;
  return member->as_string();
}

// "~", the disclosures and the KB-JWT of an unprotected header.
Result<std::string> tail_of(const json::Value& header) {
  std::string tail = "~";
  for (const auto& disclosure : header["disclosures"].items()) {
    if (!disclosure.is_string() || disclosure.as_string().find('~') != std::string_view::npos)
      return bad_json("a disclosure is no text");
    tail.append(disclosure.as_string()).append("~");
  }
  return tail.append(header.string_at("kb_jwt"));
}

// The characters of a compact JWS, by their bytes: whole tokens are looked through.
constexpr auto is_jws = [] {
  std::array<bool, 256> found{};
  for (const char c : std::string_view("0123456789abcdefghijklmnopqrstuvwxyz"
                                       "ABCDEFGHIJKLMNOPQRSTUVWXYZ-_."))
    found[static_cast<unsigned char>(c)] = true;
  return found;
}();

}  // namespace

std::string_view name_of(HashAlgorithm hash) {
  return std::ranges::find(hashes, hash, &HashRow::hash)->name;
}

bool looks_like_sd_jwt(std::string_view text) {
  const auto jws = text.substr(0, text.find('~'));
  if (jws.size() == text.size() || std::ranges::count(jws, '.') != 2 || jws.front() == '.')
    return false;
  return std::ranges::all_of(jws, [](char c) { return is_jws[static_cast<unsigned char>(c)]; });
}

Result<SdJwt> read(std::string_view text, Arena& arena,
                   std::span<const crypto::SignatureAlgorithm> allowed, json::Parser& parser) {
  if (text.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, where, "the token is too long");
  const auto first = text.find('~');
  if (first == std::string_view::npos)
    return fail(ErrorCode::unreadable, where, "nothing stands behind the signed part");
  const auto last = text.rfind('~');
  SdJwt read{.issuer_signed = text.substr(0, first),
             .shown = text.substr(0, last + 1),
             .disclosures = {},
             .key_binding = text.substr(last + 1)};
  auto jws = crypto::parse_jws(read.issuer_signed, arena, allowed, parser);
  if (!jws.ok() && jws.error().code == ErrorCode::invalid)
    jws.error().code = ErrorCode::not_permitted;
  CAIRN_TRY(read.jws, std::move(jws));
  CAIRN_TRY(read.payload, parser.parse_in_place(read.jws.payload, arena));
  if (!read.payload.is_object())
    return fail(ErrorCode::unreadable, where, "the payload is not a JSON object");
  CAIRN_TRY(read.hash, hash_of(read.payload));
  CAIRN_CHECK(read_disclosures(text.substr(first + 1, last - first), read, arena, parser));
  return read;
}

bool is_json_form(const json::Value& document) {
  return document["payload"].is_string() &&
         (document["signature"].is_string() || document["signatures"].is_array());
}

Result<std::vector<std::string>> compact_of(const json::Value& document) {
  constexpr std::size_t signatures_max = limits::proofs_max;
  const bool general = document.contains("signatures");
  if (general && document.contains("signature"))
    return bad_json("it is signed in two ways at once");
  const auto list = document["signatures"];
  const auto signatures = general ? list.items() : std::span<const json::Value>(&document, 1);
  if (signatures.empty()) return bad_json("it has no signature");
  if (signatures.size() > signatures_max)
    return fail(ErrorCode::too_large, json_where, "it has too many signatures");
  const auto payload = part(document, "payload");
  CAIRN_TRY(const auto tail, tail_of(signatures.front()["header"]));
  std::vector<std::string> texts;
  for (const auto& one : signatures) {
    const auto header = part(one, "protected"), signature = part(one, "signature");
    if (!payload || !header || !signature) return bad_json("a part of the signature is missing");
    std::string text(*header);
    text.append(".").append(*payload).append(".").append(*signature).append(tail);
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace cairn::sd_jwt
