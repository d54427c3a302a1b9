// SPDX-License-Identifier: Apache-2.0
#include "cli/holder.h"

#include "cli/about.h"
#include "cli/document.h"
#include "cli/files.h"
#include "crypto/jwk.h"
#include "crypto/key_file.h"
#include "json/write.h"

namespace cairn::cli {
namespace {

constexpr const char* where = "cli/present";

constexpr const char* key_remedy =
    "Name a file with a public key as JWK, or a key file made by `cairn key new`.";

Status check_holder(const json::Value& payload, const crypto::PrivateKey& holder) {
  auto bound = sd_jwt::holder_key(payload);
  if (!bound.ok() && bound.error().code == ErrorCode::not_found)
    return with_remedy(fail(ErrorCode::not_permitted, where,
                            "it belongs to nobody's key, so a signature for showing it would prove "
                            "nothing"),
                       "Ask the issuer for one that is bound to your key.");
  CAIRN_CHECK(bound);
  if (bound->key != holder.public_key())
    return with_remedy(fail(ErrorCode::not_permitted, where, "it belongs to another key", "/cnf"),
                       "Name the key whose public part the issuer was given.");
  return done;
}

}  // namespace

Result<crypto::PublicKey> read_holder_key(const std::string& file) {
  Arena arena;
  CAIRN_TRY(const auto value, read_json(file, arena, key_remedy));
  if (value.contains("kty")) return about(file, crypto::from_jwk(value), key_remedy);
  CAIRN_TRY(const auto key, about(file, crypto::inspect_key_file(json::write(value)), key_remedy));
  return key.public_key;
}

Result<Bound> show_selective(const Showing& showing, const crypto::PrivateKey& holder,
                             Arena& arena) {
  json::Parser parser;
  CAIRN_TRY(const auto whole, securing::read_sd_jwt(showing.token, arena, parser));
  Bound bound;
  CAIRN_TRY(bound.derived, securing::derive(whole, showing.reveal, arena, parser));
  CAIRN_CHECK(check_holder(whole.processed.payload, holder));
  CAIRN_TRY(bound.token, sd_jwt::bind(bound.derived.token, whole.envelope.hash, holder,
                                      showing.asker, showing.at));
  return bound;
}

}  // namespace cairn::cli
