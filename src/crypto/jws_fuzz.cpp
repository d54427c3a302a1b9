// SPDX-License-Identifier: Apache-2.0
// Compact JWS: nothing that can be made up is ever verified.
#include "crypto/jws.h"

#include <cstdlib>

#include "crypto/jwk.h"
#include "crypto/multikey.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cairn;
  using crypto::SignatureAlgorithm;
  constexpr SignatureAlgorithm allowed[] = {SignatureAlgorithm::ed25519,
                                            SignatureAlgorithm::ecdsa_p256_sha256};
  static const auto key = crypto::from_multikey("z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu");
  Arena arena;
  const auto jws = crypto::parse_jws(as_text({data, size}), arena, allowed);
  if (!jws) return 0;
  if (jws->algorithm != allowed[0] && jws->algorithm != allowed[1]) std::abort();
  if (crypto::verify_jws(*jws, *key)) std::abort();
  if (const auto* jwk = jws->header.find("jwk"))
    if (const auto own = crypto::parse_jwk(*jwk)) crypto::verify_jws(*jws, own->key);
  return 0;
}
