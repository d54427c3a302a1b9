// SPDX-License-Identifier: Apache-2.0
// JWK and PEM: a key that is read is written and read again as the same key.
#include "crypto/jwk.h"

#include <cstdlib>

#include "crypto/multikey.h"
#include "crypto/pem.h"
#include "json/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  const auto text = as_text({data, size});
  Arena arena;
  if (const auto key = crypto::from_pem(text))
    if (*crypto::from_multikey(crypto::to_multikey(*key)) != *key) std::abort();
  const auto value = json::parse(text, arena);
  if (!value) return 0;
  if (const auto jwk = crypto::parse_jwk(*value)) {
    if (*crypto::from_jwk(crypto::to_jwk(jwk->key, json::Builder(arena))) != jwk->key) std::abort();
    if (crypto::jwk_thumbprint(jwk->key).size() != 43) std::abort();
  }
  if (crypto::from_private_jwk(*value).ok() && crypto::parse_jwk(*value).ok()) std::abort();
  return 0;
}
