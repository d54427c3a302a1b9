// SPDX-License-Identifier: Apache-2.0
#include "crypto/key.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "crypto/rsa.h"
#include "crypto/test_keys.h"
#include "encoding/hex.h"

namespace cairn::crypto {
namespace {

constexpr KeyType every_type[] = {KeyType::ed25519, KeyType::p256,      KeyType::p384,
                                  KeyType::p521,    KeyType::secp256k1, KeyType::rsa};
constexpr KeyType signing_types[] = {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::p521,
                                     KeyType::rsa};
constexpr SignatureAlgorithm every_algorithm[] = {SignatureAlgorithm::ed25519,
                                                  SignatureAlgorithm::ecdsa_p256_sha256,
                                                  SignatureAlgorithm::ecdsa_p384_sha384,
                                                  SignatureAlgorithm::ecdsa_p521_sha512,
                                                  SignatureAlgorithm::ecdsa_secp256k1_sha256,
                                                  SignatureAlgorithm::rsa_pkcs1_sha256,
                                                  SignatureAlgorithm::rsa_pss_sha256};

Bytes hex(std::string_view text) { return *encoding::from_hex(text); }

TEST(KeyTables, AgreeWithEachOther) {
  for (const auto type : every_type) {
    EXPECT_EQ(key_type_of(default_algorithm(type)), type);
    EXPECT_EQ(key_type_of(name_of(type)), type);
  }
  EXPECT_EQ(key_type_of(SignatureAlgorithm::rsa_pss_sha256), KeyType::rsa);
  EXPECT_EQ(key_type_of("P-224"), std::nullopt);
}

TEST(Ed25519, SignsAsTheStandardDoes) {  // RFC 8032 section 7.1, test 2
  const auto key = PrivateKey::create(
      KeyType::ed25519, hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(encoding::to_hex(key->public_key().raw()),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(encoding::to_hex(*key->sign(SignatureAlgorithm::ed25519, Bytes{0x72})),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(Ed25519, RefusesKeysOfSmallOrder) {  // whose signatures anyone can make
  const auto signature = hex(std::string(64, '0') + std::string(64, '0'));
  for (const auto* point : {"0000000000000000000000000000000000000000000000000000000000000000",
                            "0100000000000000000000000000000000000000000000000000000000000000",
                            "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"}) {
    const auto key = PublicKey::create(KeyType::ed25519, hex(point));
    ASSERT_TRUE(key.ok());
    EXPECT_FALSE(key->verify(SignatureAlgorithm::ed25519, as_bytes("anything"), signature));
  }
}

TEST(Keys, SignAndVerifyWithEveryAlgorithmOfTheirType) {
  const auto message = as_bytes("a stack of stones");
  for (const auto type : signing_types)
    for (const auto algorithm : every_algorithm) {
      const auto& key = test_key(type);
      const auto signature = key.sign(algorithm, message);
      EXPECT_EQ(signature.ok(), key_type_of(algorithm) == type);
      if (!signature) {
        EXPECT_EQ(signature.error().code, ErrorCode::invalid);
        continue;
      }
      const auto verifier = key.public_key();
      EXPECT_FALSE(verifier.verify(algorithm, as_bytes("a stack of stoned"), *signature));
      for (const auto other : every_algorithm)
        EXPECT_EQ(verifier.verify(other, message, *signature), other == algorithm);
      EXPECT_FALSE(verifier.verify(algorithm, message, {}));
      auto altered = *signature;
      altered[altered.size() / 2] ^= 1;
      EXPECT_FALSE(verifier.verify(algorithm, message, altered));
      altered = *signature;
      altered.push_back(0);
      EXPECT_FALSE(verifier.verify(algorithm, message, altered));
    }
}

TEST(Keys, AreRebuiltFromTheirBytes) {
  for (const auto type : signing_types) {
    const auto& key = test_key(type);
    const auto same = PrivateKey::create(type, key.secret());
    ASSERT_TRUE(same.ok());
    EXPECT_EQ(same->public_key(), key.public_key());
    EXPECT_EQ(*PublicKey::create(type, key.public_key().raw()), key.public_key());
    EXPECT_EQ(*PublicKey::create(type, key.public_key().uncompressed()), key.public_key());
  }
}

TEST(Keys, OfDifferentSeedsDiffer) {
  for (const auto type : {KeyType::ed25519, KeyType::p256, KeyType::p384}) {
    const auto one = PrivateKey::generate(type, repeatable_random(1));
    const auto two = PrivateKey::generate(type, repeatable_random(2));
    EXPECT_NE(one->public_key(), two->public_key());
    EXPECT_EQ(one->public_key(), PrivateKey::generate(type, repeatable_random(1))->public_key());
  }
}

TEST(Keys, AreUsedByManyThreadsAtOnce) {
  const auto message = as_bytes("at once");
  for (const auto type : signing_types) {
    const auto& key = test_key(type);
    const auto algorithm = default_algorithm(type);
    const auto verifier = key.public_key();
    std::atomic<int> good = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int round = 0; round < 20; ++round)
          good += verifier.verify(algorithm, message, *key.sign(algorithm, message)) ? 1 : 0;
      });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(good, 80);
  }
}

TEST(KeyCreate, RefusesWrongLengths) {
  for (const auto type : every_type)
    for (const std::size_t size : {0U, 1U, 31U, 34U, 64U, 66U, 98U}) {
      Bytes raw(size, 2);
      EXPECT_FALSE(PublicKey::create(type, raw).ok()) << name_of(type) << size;
      EXPECT_FALSE(PrivateKey::create(type, raw).ok()) << name_of(type) << size;
    }
}

TEST(KeyCreate, RefusesPointsOffTheCurveAndOddForms) {
  auto point = test_key(KeyType::p256).public_key().uncompressed();
  point[0] = 6;  // the hybrid form of X9.62
  EXPECT_EQ(PublicKey::create(KeyType::p256, point).error().code, ErrorCode::invalid);
  point[0] = 4;
  point.back() ^= 1;
  EXPECT_EQ(PublicKey::create(KeyType::p256, point).error().code, ErrorCode::invalid);
  Bytes off(33, 0);
  off[0] = 2;
  off[32] = 7;  // no y belongs to x = 7 on P-256
  EXPECT_EQ(PublicKey::create(KeyType::p256, Bytes(33, 0)).error().code, ErrorCode::invalid);
  EXPECT_EQ(PublicKey::create(KeyType::p256, off).ok(), false);
}

TEST(KeyCreate, RefusesScalarsOutOfRange) {
  EXPECT_EQ(PrivateKey::create(KeyType::p256, Bytes(32, 0)).error().code, ErrorCode::invalid);
  EXPECT_EQ(PrivateKey::create(KeyType::p256, Bytes(32, 0xff)).error().code, ErrorCode::invalid);
  EXPECT_EQ(PrivateKey::generate(KeyType::p384, [](auto bytes) { wipe(bytes); }).error().code,
            ErrorCode::internal);
  EXPECT_EQ(PrivateKey::create(KeyType::secp256k1, Bytes(32, 1)).error().code,
            ErrorCode::unsupported);
}

TEST(RsaCreate, HoldsSizeAndExponentToTheirRange) {
  const auto code_of = [](std::size_t bytes, Bytes exponent) {
    Bytes modulus(bytes, 0xC3);
    auto key = PublicKey::create(KeyType::rsa, rsa::write_public(modulus, exponent));
    return key ? std::optional<ErrorCode>() : key.error().code;
  };
  EXPECT_EQ(code_of(256, {1, 0, 1}), std::nullopt);
  EXPECT_EQ(code_of(1024, {3}), std::nullopt);
  EXPECT_EQ(code_of(128, {1, 0, 1}), ErrorCode::invalid);
  EXPECT_EQ(code_of(1025, {1, 0, 1}), ErrorCode::invalid);
  EXPECT_EQ(code_of(100'000, {1, 0, 1}), ErrorCode::invalid);
  EXPECT_EQ(code_of(256, {1}), ErrorCode::invalid);
  EXPECT_EQ(code_of(256, {4}), ErrorCode::invalid);
  EXPECT_EQ(code_of(256, Bytes(9, 1)), ErrorCode::invalid);
}

TEST(RsaCreate, RefusesNumbersThatDoNotBelongTogether) {
  const auto good = test_key(KeyType::rsa).secret();
  Bytes altered(good.begin(), good.end());
  altered[40] ^= 1;  // inside the modulus
  EXPECT_EQ(PrivateKey::create(KeyType::rsa, altered).error().code, ErrorCode::invalid);
}

}  // namespace
}  // namespace cairn::crypto
