// SPDX-License-Identifier: Apache-2.0
// did:jwk (quartzjer/did-jwk): the identifier is the key, as a JWK in base64url. The document shows
// that JWK as it is, and its `use` says what the key is for.
#include "crypto/jwk.h"
#include "did/single_key.h"
#include "encoding/base64.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::did {
namespace {

constexpr const char* where = "did-jwk#resolve";

bool is_x25519(const json::Value& jwk) {
  return jwk.string_at("kty") == "OKP" && jwk.string_at("crv") == "X25519";
}

// A key that agrees on secrets, or of a kind not used here: resolving it is no fault, using it is.
Result<Document> unusable_key_document(std::string_view did, const json::Value& jwk,
                                       const Error& why) {
  constexpr std::size_t x25519_bytes = 32;
  if (is_x25519(jwk)) {
    const auto x = encoding::from_base64url(jwk.string_at("x"));
    if (!x || x->size() != x25519_bytes)
      return fail(ErrorCode::invalid, where, "the key has another length than its kind");
  }
  Document document;
  document.id = did;
  const auto id = document.id + "#0";
  if (!is_x25519(jwk) && jwk.string_at("use") != "enc") authorise(document, id, signing);
  if (jwk.string_at("use") != "sig") authorise(document, id, agreement);
  document.unusable.push_back({.id = id, .error = why, .multikey = {}, .jwk = json::write(jwk)});
  return document;
}

}  // namespace

Result<Document> resolve_did_jwk(std::string_view text) {
  CAIRN_TRY(const auto did, parse_method(text, Method::jwk));
  CAIRN_TRY(const auto json_text, encoding::from_base64url(did.specific));
  Arena arena(4096);
  CAIRN_TRY(const auto jwk, json::parse(as_text(json_text), arena));
  const auto read = crypto::parse_jwk(jwk);
  if (!read) {
    const bool is_sound = !jwk.string_at("kty").empty() && !crypto::has_private_members(jwk);
    const bool is_unused =
        read.error().code == ErrorCode::unsupported || jwk.string_at("use") == "enc";
    if (!is_sound || !is_unused) return read.error();
    return unusable_key_document(did.did, jwk, read.error());
  }
  auto document = single_key_document(did.did, "0", "JsonWebKey", read->key);
  auto& method = document.methods.front();
  method.algorithm = read->algorithm;
  method.jwk = json::write(jwk);
  if (!jwk.contains("use")) authorise(document, method.id, agreement);
  return document;
}

}  // namespace cairn::did
