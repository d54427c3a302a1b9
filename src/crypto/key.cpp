// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "crypto/ecdsa.h"
#include "crypto/rsa.h"

namespace cairn::crypto {
namespace {

constexpr const char* where = "crypto: key";

struct TypeRow {
  KeyType type;
  std::string_view name;
  SignatureAlgorithm algorithm;
};
constexpr TypeRow types[] = {
    {KeyType::ed25519, "Ed25519", SignatureAlgorithm::ed25519},
    {KeyType::p256, "P-256", SignatureAlgorithm::ecdsa_p256_sha256},
    {KeyType::p384, "P-384", SignatureAlgorithm::ecdsa_p384_sha384},
    {KeyType::p521, "P-521", SignatureAlgorithm::ecdsa_p521_sha512},
    {KeyType::secp256k1, "secp256k1", SignatureAlgorithm::ecdsa_secp256k1_sha256},
    {KeyType::rsa, "RSA", SignatureAlgorithm::rsa_pkcs1_sha256},
};

const TypeRow& row_of(KeyType type) { return types[static_cast<std::size_t>(type)]; }

// RSA keys serve two algorithms, and a context is made ready for one.
struct Contexts {
  ContextSlot usual = {}, pss = {};
  const ContextSlot& of(SignatureAlgorithm algorithm) const {
    return algorithm == SignatureAlgorithm::rsa_pss_sha256 ? pss : usual;
  }
};

Error wrong_algorithm() {
  return fail(ErrorCode::invalid, where, "the key is not of the signature algorithm's type");
}

}  // namespace

std::string_view name_of(KeyType type) { return row_of(type).name; }

std::optional<KeyType> key_type_of(std::string_view name) {
  const auto* row = std::ranges::find(types, name, &TypeRow::name);
  return row == std::end(types) ? std::nullopt : std::optional(row->type);
}

KeyType key_type_of(SignatureAlgorithm algorithm) {
  if (algorithm == SignatureAlgorithm::rsa_pss_sha256) return KeyType::rsa;
  return std::ranges::find(types, algorithm, &TypeRow::algorithm)->type;
}

SignatureAlgorithm default_algorithm(KeyType type) { return row_of(type).algorithm; }

struct PublicKey::State {
  KeyType type;
  Bytes raw;
  EvpKey evp = nullptr;  // null for Ed25519, whose raw bytes are all libsodium wants
  Contexts contexts = {};
};

Result<PublicKey> PublicKey::create(KeyType type, ByteView raw) {
  auto state = std::make_shared<State>();
  state->type = type;
  if (type == KeyType::ed25519) {
    if (raw.size() != crypto_sign_PUBLICKEYBYTES)
      return fail(ErrorCode::invalid, where, "an Ed25519 public key has 32 bytes");
    state->raw.assign(raw.begin(), raw.end());
  } else if (type == KeyType::rsa) {
    CAIRN_TRY(const auto numbers, rsa::read_public(raw));
    CAIRN_TRY(state->evp, rsa::load_public(numbers.modulus, numbers.exponent));
    state->raw.assign(raw.begin(), raw.end());
  } else {
    CAIRN_TRY(state->evp, ecdsa::load_point(type, raw));
    state->raw = raw[0] == 4 ? ecdsa::compressed(type, state->evp) : Bytes(raw.begin(), raw.end());
  }
  return PublicKey(std::move(state));
}

KeyType PublicKey::type() const { return state_->type; }
ByteView PublicKey::raw() const { return state_->raw; }

Bytes PublicKey::uncompressed() const {
  if (type() == KeyType::ed25519 || type() == KeyType::rsa) return state_->raw;
  return ecdsa::uncompressed(type(), state_->evp);
}

bool PublicKey::verify(SignatureAlgorithm algorithm, ByteView message, ByteView signature) const {
  if (key_type_of(algorithm) != type()) return false;
  switch (type()) {
    case KeyType::ed25519:
      return signature.size() == crypto_sign_BYTES &&
             crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                         state_->raw.data()) == 0;
    case KeyType::rsa:
      return rsa::verify(state_->evp, state_->contexts.of(algorithm), algorithm, message,
                         signature);
    default:
      return ecdsa::verify(type(), state_->evp, state_->contexts.of(algorithm), message, signature);
  }
}

bool PublicKey::operator==(const PublicKey& other) const {
  return state_ == other.state_ || (type() == other.type() && state_->raw == other.state_->raw);
}

struct PrivateKey::State {
  PublicKey public_key;
  Secret secret;         // as create() takes it
  Secret sodium = {};    // seed ‖ public key, for Ed25519
  EvpKey evp = nullptr;  // for all others
  Contexts contexts = {};

  State(PublicKey key, Secret bytes) : public_key(std::move(key)), secret(std::move(bytes)) {}
};

Result<PrivateKey> PrivateKey::create(KeyType type, ByteView secret) {
  if (type == KeyType::ed25519) {
    if (secret.size() != crypto_sign_SEEDBYTES)
      return fail(ErrorCode::invalid, where, "an Ed25519 secret key has 32 bytes");
    std::array<std::uint8_t, crypto_sign_PUBLICKEYBYTES> raw;
    Secret pair(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(raw.data(), pair.room().data(), secret.data());
    CAIRN_TRY(auto public_key, PublicKey::create(type, raw));
    auto state = std::make_shared<State>(std::move(public_key), Secret::copy(secret));
    state->sodium = std::move(pair);
    return PrivateKey(std::move(state));
  }
  if (type == KeyType::secp256k1)
    return fail(ErrorCode::unsupported, where, "secp256k1 keys are read for verifying only");
  EvpKey evp;
  Bytes raw;
  if (type == KeyType::rsa) {
    CAIRN_TRY(auto pair, rsa::load_private(secret));
    evp = std::move(pair.key);
    raw = std::move(pair.public_der);
  } else {
    CAIRN_TRY(auto pair, ecdsa::load_scalar(type, secret));
    evp = std::move(pair.key);
    raw = std::move(pair.point);
  }
  CAIRN_TRY(auto public_key, PublicKey::create(type, raw));
  auto state = std::make_shared<State>(std::move(public_key), Secret::copy(secret));
  state->evp = std::move(evp);
  return PrivateKey(std::move(state));
}

Result<PrivateKey> PrivateKey::generate(KeyType type, const Random& random) {
  if (type == KeyType::rsa) {
    CAIRN_TRY(const auto secret, rsa::generate_private());
    return create(type, secret.view());
  }
  if (type == KeyType::ed25519) {
    Secret seed(crypto_sign_SEEDBYTES);
    random(seed.room());
    return create(type, seed.view());
  }
  CAIRN_TRY(const auto scalar, ecdsa::generate_scalar(type, random));
  return create(type, scalar.view());
}

KeyType PrivateKey::type() const { return state_->public_key.type(); }
PublicKey PrivateKey::public_key() const { return state_->public_key; }
ByteView PrivateKey::secret() const { return state_->secret.view(); }

Result<Bytes> PrivateKey::sign(SignatureAlgorithm algorithm, ByteView message) const {
  if (key_type_of(algorithm) != type()) return wrong_algorithm();
  if (type() == KeyType::ed25519) {
    Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                         state_->sodium.view().data());
    return signature;
  }
  if (type() == KeyType::rsa)
    return rsa::sign(state_->evp, state_->contexts.of(algorithm), algorithm, message);
  return ecdsa::sign(type(), state_->evp, state_->contexts.of(algorithm), message);
}

}  // namespace cairn::crypto
