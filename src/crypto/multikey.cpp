// SPDX-License-Identifier: Apache-2.0
#include "crypto/multikey.h"

#include <algorithm>

#include "encoding/base58.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"

namespace cairn::crypto {
namespace {

using encoding::Base;
using encoding::Codec;

constexpr const char* where = "crypto: Multikey";

struct Row {
  KeyType type;
  Codec public_codec, secret_codec;
};
constexpr Row table[] = {
    {KeyType::ed25519, Codec::ed25519_public, Codec::ed25519_private},
    {KeyType::p256, Codec::p256_public, Codec::p256_private},
    {KeyType::p384, Codec::p384_public, Codec::p384_private},
    {KeyType::p521, Codec::p521_public, Codec::p521_private},
    {KeyType::secp256k1, Codec::secp256k1_public, Codec::secp256k1_private},
    {KeyType::rsa, Codec::rsa_public, Codec::rsa_private},
};

const Row& row_of(KeyType type) { return *std::ranges::find(table, type, &Row::type); }

Error unsupported(Codec codec) {
  return fail(ErrorCode::unsupported, where,
              "keys of the kind " + std::string(encoding::name_of(codec)) + " are not used here");
}

}  // namespace

Result<PublicKey> from_multikey(std::string_view text) {
  CAIRN_TRY(const auto bytes, encoding::from_multibase(text, Base::base58btc));
  CAIRN_TRY(const auto coded, encoding::read_codec(bytes));
  if (std::ranges::find(table, coded.codec, &Row::secret_codec) != std::end(table))
    return fail(ErrorCode::invalid, where, "a secret key stands where a public key belongs");
  const auto* row = std::ranges::find(table, coded.codec, &Row::public_codec);
  if (row == std::end(table)) return unsupported(coded.codec);
  // CID 1.0 section 2.2.2: a curve point is compressed; one key must not have two spellings.
  const bool is_point = row->type != KeyType::ed25519 && row->type != KeyType::rsa;
  if (is_point && !coded.content.empty() && coded.content[0] == 4)
    return fail(ErrorCode::invalid, where, "the curve point is not compressed");
  return PublicKey::create(row->type, coded.content);
}

std::string to_multikey(const PublicKey& key) {
  const auto& row = row_of(key.type());
  return encoding::to_multibase(Base::base58btc, encoding::add_codec(row.public_codec, key.raw()));
}

Result<PrivateKey> from_secret_multikey(std::string_view text) {
  CAIRN_TRY(auto bytes, encoding::from_multibase(text, Base::base58btc));
  const Secret owner(std::move(bytes));
  CAIRN_TRY(const auto coded, encoding::read_codec(owner.view()));
  const auto* row = std::ranges::find(table, coded.codec, &Row::secret_codec);
  if (row == std::end(table)) return unsupported(coded.codec);
  constexpr std::size_t seed_bytes = 32;
  if (row->type != KeyType::ed25519 || coded.content.size() != 2 * seed_bytes)
    return PrivateKey::create(row->type, coded.content);
  CAIRN_TRY(auto key, PrivateKey::create(row->type, coded.content.first(seed_bytes)));
  if (!std::ranges::equal(key.public_key().raw(), coded.content.subspan(seed_bytes)))
    return fail(ErrorCode::invalid, where, "the two halves of the secret key do not match");
  return key;
}

Secret to_secret_multikey(const PrivateKey& key) {
  const Secret coded(encoding::add_codec(row_of(key.type()).secret_codec, key.secret()));
  const auto digits = Secret::take(encoding::to_base58(coded.view()));
  Secret text(1 + digits.size());
  text.room()[0] = static_cast<std::uint8_t>(Base::base58btc);
  std::ranges::copy(digits.view(), text.room().begin() + 1);
  return text;
}

}  // namespace cairn::crypto
