// SPDX-License-Identifier: Apache-2.0
#include "securing/status_token.h"

#include "base/text.h"
#include "json/build.h"
#include "json/write.h"

namespace cairn::securing {
namespace {

constexpr const char* where = "token-status-list#status-list-token-in-jwt-format";
constexpr std::string_view typ = "statuslist+jwt";

}  // namespace

Result<StatusToken> read_status_token(std::string_view compact, Arena& arena,
                                      json::Parser& parser) {
  StatusToken token;
  CAIRN_TRY(token.jws, crypto::parse_jws(trim(compact), arena, jwt_algorithms(), parser));
  const auto named = to_lower_ascii(token.jws.header.string_at("typ"));
  if (named != typ && named != status_token_media_type)
    return fail(ErrorCode::invalid, where, "typ is not statuslist+jwt");
  CAIRN_TRY(token.claims, parser.parse_in_place(token.jws.payload, arena));
  if (!token.claims.is_object())
    return fail(ErrorCode::unreadable, where, "the payload is not a JSON object");
  return token;
}

Result<std::string> sign_status_token(const json::Value& claims, const SigningKey& key,
                                      Arena& arena) {
  const auto header = json::ObjectBuilder(json::Builder(arena))
                          .add_string("typ", typ)
                          .add_string("kid", key.verification_method)
                          .value();
  return crypto::sign_jws(header, json::write(claims), *key.key,
                          crypto::default_algorithm(key.key->type()));
}

}  // namespace cairn::securing
