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

constexpr const char* key_remedy =
    "Name a file with a public key as JWK, or a key file made by `cairn key new`.";

}  // namespace

Result<crypto::PublicKey> read_holder_key(const std::string& file) {
  Arena arena;
  CAIRN_TRY(const auto value, read_json(file, arena, key_remedy));
  if (value.contains("kty")) return about(file, crypto::from_jwk(value), key_remedy);
  CAIRN_TRY(const auto key, about(file, crypto::inspect_key_file(json::write(value)), key_remedy));
  return key.public_key;
}

}  // namespace cairn::cli
