// SPDX-License-Identifier: Apache-2.0
// Signature keys: Ed25519 (RFC 8032) by libsodium, ECDSA (FIPS 186-5) over P-256, P-384,
// P-521 and secp256k1 (verify only) and RSA (RFC 8017, 2048 to 8192 bits) by OpenSSL. Copies share
// one immutable key, so a key is cheap to copy and may be used by several threads at once.
#pragma once
#include <memory>
#include <optional>
#include <string_view>

#include "base/bytes.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"

namespace cairn::crypto {

enum class KeyType : std::uint8_t { ed25519, p256, p384, p521, secp256k1, rsa };

enum class SignatureAlgorithm : std::uint8_t {
  ed25519,
  ecdsa_p256_sha256,
  ecdsa_p384_sha384,
  ecdsa_p521_sha512,
  ecdsa_secp256k1_sha256,
  rsa_pkcs1_sha256,
  rsa_pss_sha256,  // salt of 32 bytes
};

std::string_view name_of(KeyType type);  // "Ed25519", "P-256", "P-384", "P-521", "secp256k1", "RSA"
std::optional<KeyType> key_type_of(std::string_view name);
// The key type an algorithm works with, and the algorithm a key uses when none is asked for.
KeyType key_type_of(SignatureAlgorithm algorithm);
SignatureAlgorithm default_algorithm(KeyType type);

class PublicKey {
 public:
  // `raw`: Ed25519: 32 bytes; elliptic curves: the point, compressed or not (SEC 1 section 2.3.3);
  // RSA: RSAPublicKey in DER (RFC 8017 appendix A.1.1).
  // Errors: invalid (length, a point off the curve, an RSA size or exponent out of range, an RSA
  // modulus of the flawed ROCA form), unreadable (DER).
  static Result<PublicKey> create(KeyType type, ByteView raw);

  KeyType type() const;
  ByteView raw() const;        // curve points in compressed form
  Bytes uncompressed() const;  // 04 ‖ x ‖ y of a curve point; the raw bytes of other types
  // Whether `signature` was made over `message`. A signature algorithm of another key type, and
  // ECDSA signatures that are not r ‖ s of fixed width, are false.
  bool verify(SignatureAlgorithm algorithm, ByteView message, ByteView signature) const;
  bool operator==(const PublicKey& other) const;

 private:
  friend class PrivateKey;
  struct State;
  explicit PublicKey(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

class PrivateKey {
 public:
  // Random bytes come from `random`, but for RSA (3072 bits), whose primes OpenSSL finds.
  // Errors: unsupported (secp256k1), internal.
  static Result<PrivateKey> generate(KeyType type, const Random& random);
  // `secret`: Ed25519: the 32-byte seed; curves: the scalar, fixed width, big-endian; RSA:
  // RSAPrivateKey in DER (RFC 8017 appendix A.1.2).
  // Errors: invalid, unreadable (DER), unsupported (secp256k1).
  static Result<PrivateKey> create(KeyType type, ByteView secret);

  KeyType type() const;
  PublicKey public_key() const;
  ByteView secret() const;  // as create() takes it
  // ECDSA signatures are r ‖ s of fixed width.
  // Errors: invalid (an algorithm of another key type), internal.
  Result<Bytes> sign(SignatureAlgorithm algorithm, ByteView message) const;

 private:
  struct State;
  explicit PrivateKey(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

}  // namespace cairn::crypto
