// SPDX-License-Identifier: Apache-2.0
// RSA signatures (RFC 8017) by OpenSSL: PKCS #1 v1.5 and PSS, both with SHA-256, moduli of 2048 to
// 8192 bits. For this module only.
#pragma once
#include "base/secret.h"
#include "crypto/key.h"
#include "crypto/openssl.h"

namespace cairn::crypto::rsa {

// Both numbers big-endian. Errors: invalid (size, exponent, the flaw named ROCA), internal.
Result<EvpKey> load_public(ByteView modulus, ByteView exponent);

struct PublicNumbers {
  ByteView modulus, exponent;
};
// RSAPublicKey (RFC 8017 appendix A.1.1). Errors: unreadable.
Result<PublicNumbers> read_public(ByteView der);
Bytes write_public(ByteView modulus, ByteView exponent);

struct KeyPair {
  EvpKey key;
  Bytes public_der;
};
// RSAPrivateKey (RFC 8017 appendix A.1.2). Errors: unreadable, invalid (also numbers that do not
// belong together), internal.
Result<KeyPair> load_private(ByteView der);
// 3072 bits. Errors: internal.
Result<Secret> generate_private();

// A slot serves one algorithm and one half of a key only.
bool verify(const EvpKey& key, const ContextSlot& slot, SignatureAlgorithm algorithm,
            ByteView message, ByteView signature);
Result<Bytes> sign(const EvpKey& key, const ContextSlot& slot, SignatureAlgorithm algorithm,
                   ByteView message);

}  // namespace cairn::crypto::rsa
