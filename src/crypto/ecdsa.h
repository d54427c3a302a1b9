// SPDX-License-Identifier: Apache-2.0
// ECDSA (FIPS 186-5 section 6) over P-256, P-384, P-521 and secp256k1 by OpenSSL. For key.cpp only.
#pragma once
#include "base/random.h"
#include "base/secret.h"
#include "crypto/key.h"
#include "crypto/openssl.h"

namespace cairn::crypto::ecdsa {

// From a point in compressed or uncompressed form. Errors: invalid, internal.
Result<EvpKey> load_point(KeyType curve, ByteView point);
Bytes compressed(KeyType curve, const EvpKey& key);
Bytes uncompressed(KeyType curve, const EvpKey& key);

struct KeyPair {
  EvpKey key;
  Bytes point;  // compressed
};
// Errors: invalid (a scalar of the wrong width or range), internal.
Result<KeyPair> load_scalar(KeyType curve, ByteView scalar);
// A scalar drawn evenly from [1, n-1] (FIPS 186-5 appendix A.2.2).
Result<Secret> generate_scalar(KeyType curve, const Random& random);

bool verify(KeyType curve, const EvpKey& key, const ContextSlot& slot, ByteView message,
            ByteView signature);
// r ‖ s of fixed width. Errors: internal.
Result<Bytes> sign(KeyType curve, const EvpKey& key, const ContextSlot& slot, ByteView message);

}  // namespace cairn::crypto::ecdsa
