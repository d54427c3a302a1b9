// SPDX-License-Identifier: Apache-2.0
#include "crypto/hash.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace cairn::crypto {
namespace {

// Fetched once for the life of the process: a fetch costs more than hashing a short message.
const EVP_MD* method_of(HashAlgorithm algorithm) {
  static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  static const EVP_MD* const sha384 = EVP_MD_fetch(nullptr, "SHA384", nullptr);
  static const EVP_MD* const sha512 = EVP_MD_fetch(nullptr, "SHA512", nullptr);
  switch (algorithm) {
    case HashAlgorithm::sha384: return sha384;
    case HashAlgorithm::sha512: return sha512;
    default: return sha256;
  }
}

}  // namespace

struct Hasher::State {
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  ~State() { EVP_MD_CTX_free(context); }
};

Hasher::Hasher(HashAlgorithm algorithm) : state_(std::make_unique<State>()) {
  // Fails only when memory is exhausted or OpenSSL has no SHA-2 at all.
  if (EVP_DigestInit_ex2(state_->context, method_of(algorithm), nullptr) != 1) std::abort();
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

void Hasher::update(ByteView bytes) {
  EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

Digest Hasher::finish() {
  Digest digest;
  unsigned size = 0;
  EVP_DigestFinal_ex(state_->context, digest.bytes.data(), &size);
  digest.size = size;
  EVP_DigestInit_ex2(state_->context, nullptr, nullptr);
  return digest;
}

Digest hash(HashAlgorithm algorithm, ByteView message) {
  Hasher hasher(algorithm);
  hasher.update(message);
  return hasher.finish();
}

}  // namespace cairn::crypto
