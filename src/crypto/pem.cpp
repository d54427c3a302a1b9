// SPDX-License-Identifier: Apache-2.0
#include "crypto/pem.h"

#include <openssl/core_names.h>
#include <openssl/x509.h>

#include "base/text.h"
#include "crypto/openssl.h"
#include "crypto/rsa.h"
#include "encoding/base64.h"

namespace cairn::crypto {
namespace {

constexpr const char* where = "crypto: PEM";
constexpr std::size_t pem_bytes_max = 16 * 1024;

Error unreadable() {
  return fail(ErrorCode::unreadable, where, "the text is no public key in PEM");
}

Error unsupported() {
  return fail(ErrorCode::unsupported, where, "public keys of this kind are not used here");
}

Result<Bytes> number_of(const EvpKey& key, const char* name) {
  BIGNUM* number = nullptr;
  if (EVP_PKEY_get_bn_param(key.get(), name, &number) != 1) return unreadable();
  const BigNumber owner(number);
  Bytes bytes(static_cast<std::size_t>(BN_num_bytes(number)));
  BN_bn2bin(number, bytes.data());
  return bytes;
}

Result<PublicKey> rsa_of(const EvpKey& key) {
  CAIRN_TRY(const auto modulus, number_of(key, OSSL_PKEY_PARAM_RSA_N));
  CAIRN_TRY(const auto exponent, number_of(key, OSSL_PKEY_PARAM_RSA_E));
  return PublicKey::create(KeyType::rsa, rsa::write_public(modulus, exponent));
}

Result<PublicKey> curve_of(const EvpKey& key) {
  char group[32];
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key.get(), group, sizeof group, &size) != 1) return unsupported();
  const std::string_view name(group, size);
  const auto type = name == "prime256v1"  ? std::optional(KeyType::p256)
                    : name == "secp384r1" ? std::optional(KeyType::p384)
                    : name == "secp521r1" ? std::optional(KeyType::p521)
                    : name == "secp256k1" ? std::optional(KeyType::secp256k1)
                                          : std::nullopt;
  if (!type) return unsupported();
  std::uint8_t point[160];
  if (EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_ENCODED_PUBLIC_KEY, point,
                                      sizeof point, &size) != 1)
    return unreadable();
  return PublicKey::create(*type, {point, size});
}

Result<PublicKey> ed25519_of(const EvpKey& key) {
  std::uint8_t raw[32];
  std::size_t size = sizeof raw;
  if (EVP_PKEY_get_raw_public_key(key.get(), raw, &size) != 1) return unreadable();
  return PublicKey::create(KeyType::ed25519, {raw, size});
}

// The base64 between the two lines of a PEM block with this label; nullopt when there is none.
std::optional<std::string_view> block(std::string_view text, std::string_view label) {
  const auto begin = "-----BEGIN " + std::string(label) + "-----";
  const auto end = "-----END " + std::string(label) + "-----";
  if (!text.starts_with(begin) || !text.ends_with(end) || text.size() < begin.size() + end.size())
    return std::nullopt;
  return text.substr(begin.size(), text.size() - begin.size() - end.size());
}

}  // namespace

Result<PublicKey> from_spki(ByteView der) {
  if (der.size() > pem_bytes_max) return unreadable();
  const auto* at = der.data();
  const EvpKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
  if (key == nullptr || at != der.data() + der.size()) return unreadable();
  if (EVP_PKEY_is_a(key.get(), "RSA") == 1) return rsa_of(key);
  if (EVP_PKEY_is_a(key.get(), "EC") == 1) return curve_of(key);
  if (EVP_PKEY_is_a(key.get(), "ED25519") == 1) return ed25519_of(key);
  return unsupported();
}

Result<PublicKey> from_pem(std::string_view text) {
  if (text.size() > pem_bytes_max) return unreadable();
  const auto trimmed = trim(text);
  if (const auto content = block(trimmed, "PUBLIC KEY")) {
    CAIRN_TRY(const auto der, encoding::from_base64(*content));
    return from_spki(der);
  }
  if (const auto content = block(trimmed, "RSA PUBLIC KEY")) {
    CAIRN_TRY(const auto der, encoding::from_base64(*content));
    return PublicKey::create(KeyType::rsa, der);
  }
  return unreadable();
}

}  // namespace cairn::crypto
