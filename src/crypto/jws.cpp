// SPDX-License-Identifier: Apache-2.0
#include "crypto/jws.h"

#include <algorithm>

#include "base/limits.h"
#include "crypto/jwk.h"
#include "encoding/base64.h"
#include "json/write.h"

namespace cairn::crypto {
namespace {

constexpr const char* where = "crypto: JWS";
constexpr json::ParseLimits header_limits = {.bytes_max = 64 * 1024, .depth_max = 16};

Error unreadable(const char* detail) { return fail(ErrorCode::unreadable, where, detail); }

struct Parts {
  std::string_view header, payload, signature;
};

Result<Parts> split_parts(std::string_view compact) {
  const auto first = compact.find('.');
  const auto second = first == std::string_view::npos ? first : compact.find('.', first + 1);
  if (second == std::string_view::npos || compact.find('.', second + 1) != std::string_view::npos)
    return unreadable("a compact JWS has three parts");
  return Parts{compact.substr(0, first), compact.substr(first + 1, second - first - 1),
               compact.substr(second + 1)};
}

Result<ByteView> decode(std::string_view text, Arena& arena) {
  const auto room = arena.array<std::uint8_t>(encoding::base64_bytes_max(text.size()));
  CAIRN_TRY(const auto bytes, encoding::from_base64url(text, room));
  return ByteView(bytes);
}

// RFC 7515 section 4.1.11: an extension marked critical that is not understood voids the token, and
// none is understood here; RFC 7797 section 3: an unencoded payload is such an extension.
Status check_extensions(const json::Value& header) {
  if (const auto* crit = header.find("crit")) {
    const auto names = crit->items();
    const bool is_list = std::ranges::all_of(names, [](const auto& it) { return it.is_string(); });
    if (names.empty() || !is_list)
      return fail(ErrorCode::invalid, where, "the header's list of extensions is malformed");
    return fail(ErrorCode::unsupported, where, "the header demands an unknown extension");
  }
  if (const auto* b64 = header.find("b64"); b64 != nullptr && !b64->as_boolean())
    return fail(ErrorCode::unsupported, where, "the payload is not encoded");
  if (header.contains("zip"))
    return fail(ErrorCode::unsupported, where, "the payload is compressed");
  const auto* jwk = header.find("jwk");
  if (jwk != nullptr && (!jwk->is_object() || has_private_members(*jwk)))
    return fail(ErrorCode::invalid, where, "the key in the header is no public key");
  return done;
}

Result<SignatureAlgorithm> algorithm_in(const json::Value& header,
                                        std::span<const SignatureAlgorithm> allowed) {
  const auto* alg = header.find("alg");
  if (alg == nullptr || !alg->is_string()) return unreadable("the header names no algorithm");
  const auto algorithm = algorithm_of_jose_name(alg->as_string());
  if (!algorithm || std::ranges::find(allowed, *algorithm) == allowed.end())
    return fail(ErrorCode::not_permitted, where, "the header's algorithm is not allowed");
  return *algorithm;
}

}  // namespace

Result<Jws> parse_jws(std::string_view compact, Arena& arena,
                      std::span<const SignatureAlgorithm> allowed, json::Parser& parser) {
  if (compact.size() > limits::input_bytes_max)
    return fail(ErrorCode::too_large, where, "the token is too long");
  CAIRN_TRY(const auto parts, split_parts(compact));
  if (parts.header.size() > header_limits.bytes_max / 3 * 4)
    return fail(ErrorCode::too_large, where, "the token's header is too long");
  CAIRN_TRY(const auto header_text, decode(parts.header, arena));
  CAIRN_TRY(const auto header, parser.parse_in_place(as_text(header_text), arena, header_limits));
  if (!header.is_object()) return unreadable("the header is no JSON object");
  CAIRN_TRY(const auto algorithm, algorithm_in(header, allowed));
  CAIRN_CHECK(check_extensions(header));
  CAIRN_TRY(const auto payload, decode(parts.payload, arena));
  CAIRN_TRY(const auto signature, decode(parts.signature, arena));
  const auto signed_size = parts.header.size() + 1 + parts.payload.size();
  return Jws{header, algorithm, as_text(payload), arena.copy(compact.substr(0, signed_size)),
             signature};
}

Result<Jws> parse_jws(std::string_view compact, Arena& arena,
                      std::span<const SignatureAlgorithm> allowed) {
  json::Parser parser;
  return parse_jws(compact, arena, allowed, parser);
}

bool is_damaged_jws(std::string_view compact, Arena& arena) {
  const auto parts = split_parts(compact);
  if (!parts.ok() || compact.size() > limits::input_bytes_max ||
      parts->header.size() > header_limits.bytes_max / 3 * 4)
    return false;
  const auto header_text = decode(parts->header, arena);
  if (!header_text.ok()) return false;
  const auto header = json::parse(as_text(*header_text), arena, header_limits);
  if (!header.ok() || header->string_at("alg").empty()) return false;
  const auto payload = decode(parts->payload, arena);
  return !payload.ok() || !decode(parts->signature, arena).ok() ||
         !json::parse(as_text(*payload), arena).ok();
}

bool verify_jws(const Jws& jws, const PublicKey& key) {
  return key.verify(jws.algorithm, as_bytes(jws.signing_input), jws.signature);
}

Result<std::string> sign_jws(const json::Value& header, std::string_view payload,
                             const PrivateKey& key, SignatureAlgorithm algorithm) {
  Arena arena(1024);
  const json::Builder builder(arena);
  const auto complete = builder.with(header, "alg", builder.string(jose_name(algorithm)));
  std::string token = encoding::to_base64url(as_bytes(json::write(complete)));
  token += '.';
  token += encoding::to_base64url(as_bytes(payload));
  CAIRN_TRY(const auto signature, key.sign(algorithm, as_bytes(token)));
  token += '.';
  token += encoding::to_base64url(signature);
  return token;
}

}  // namespace cairn::crypto
