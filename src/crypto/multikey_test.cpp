// SPDX-License-Identifier: Apache-2.0
#include "crypto/multikey.h"

#include <gtest/gtest.h>

#include "crypto/test_keys.h"
#include "encoding/hex.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"

namespace cairn::crypto {
namespace {

using encoding::Base;
using encoding::Codec;

std::string multikey(Codec codec, ByteView content) {
  return encoding::to_multibase(Base::base58btc, encoding::add_codec(codec, content));
}

TEST(Multikey, ReadsTheKeyPairOfTheStandard) {  // vc-di-eddsa section B.1
  const auto key = from_secret_multikey("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq");
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(to_multikey(key->public_key()), "z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2");
  EXPECT_EQ(to_secret_multikey(*key).text(), "z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq");
}

TEST(Multikey, RoundTripsEveryKindOfKey) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::rsa}) {
    const auto& key = test_key(type);
    EXPECT_EQ(*from_multikey(to_multikey(key.public_key())), key.public_key());
    EXPECT_EQ(from_secret_multikey(to_secret_multikey(key).text())->public_key(), key.public_key());
  }
  const std::string secp256k1 = "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme";
  EXPECT_EQ(to_multikey(*from_multikey(secp256k1)), secp256k1);
}

TEST(Multikey, ReadsEd25519SecretsWithTheirPublicHalf) {
  const auto key = PrivateKey::generate(KeyType::ed25519, repeatable_random(4));
  Bytes both(key->secret().begin(), key->secret().end());
  const auto raw = key->public_key().raw();
  both.insert(both.end(), raw.begin(), raw.end());
  EXPECT_EQ(from_secret_multikey(multikey(Codec::ed25519_private, both))->public_key(),
            key->public_key());
  both.back() ^= 1;
  EXPECT_EQ(from_secret_multikey(multikey(Codec::ed25519_private, both)).error().code,
            ErrorCode::invalid);
}

TEST(Multikey, IsOfOneBaseSoThatOneKeyHasOneSpelling) {
  const auto& key = test_key(KeyType::ed25519);
  const auto open = encoding::add_codec(Codec::ed25519_public, key.public_key().raw());
  const auto secret = encoding::add_codec(Codec::ed25519_private, key.secret());
  for (const auto base : {Base::base64url, Base::hex}) {
    EXPECT_EQ(from_multikey(encoding::to_multibase(base, open)).error().code,
              ErrorCode::unreadable);
    EXPECT_EQ(from_secret_multikey(encoding::to_multibase(base, secret)).error().code,
              ErrorCode::unreadable);
  }
}

TEST(Multikey, RefusesSecretsWherePublicKeysBelong) {
  EXPECT_EQ(from_multikey("z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").error().code,
            ErrorCode::invalid);
  EXPECT_EQ(from_secret_multikey("z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").error().code,
            ErrorCode::unsupported);
}

TEST(Multikey, ChecksTheLengthAndTheFormOfTheKey) {
  EXPECT_EQ(from_multikey(multikey(Codec::ed25519_public, Bytes(31))).error().code,
            ErrorCode::invalid);
  EXPECT_EQ(from_multikey(multikey(Codec::ed25519_public, {})).error().code, ErrorCode::invalid);
  EXPECT_EQ(from_multikey(multikey(Codec::p256_public, {})).error().code, ErrorCode::invalid);
  EXPECT_FALSE(from_multikey(multikey(Codec::rsa_public, Bytes(256, 1))).ok());
  const auto key = PrivateKey::generate(KeyType::p256, repeatable_random(5));
  EXPECT_EQ(
      from_multikey(multikey(Codec::p256_public, key->public_key().uncompressed())).error().code,
      ErrorCode::invalid);
}

TEST(Multikey, RefusesKindsOfKeysThatCannotSign) {
  for (const auto codec :
       {Codec::x25519_public, Codec::bls12381_g1_public, Codec::bls12381_g2_public})
    EXPECT_EQ(from_multikey(multikey(codec, Bytes(32, 1))).error().code, ErrorCode::unsupported);
  for (const auto* text : {"", "z", "z0", "6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"})
    EXPECT_FALSE(from_multikey(text).ok()) << text;
}

}  // namespace
}  // namespace cairn::crypto
