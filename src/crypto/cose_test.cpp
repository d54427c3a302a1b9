// SPDX-License-Identifier: Apache-2.0
#include "crypto/cose.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "crypto/test_cose.h"
#include "encoding/hex.h"

namespace cairn::crypto {
namespace {

constexpr SignatureAlgorithm both[] = {SignatureAlgorithm::ed25519,
                                       SignatureAlgorithm::ecdsa_p256_sha256};

Bytes hex(std::string_view text) { return *encoding::from_hex(text); }

PrivateKey key_of(KeyType type) { return *PrivateKey::create(type, Bytes(32, 7)); }

Bytes signed_by(const PrivateKey& key) {
  return sign_cose({cose_header(key.type(), "x/y"), cose_key_id("key-1"), hex("a10102")}, key);
}

ErrorCode error_of(const Bytes& message) {
  const auto read = parse_cose_sign1(message, both);
  EXPECT_FALSE(read.ok());
  return read.ok() ? ErrorCode::internal : read.error().code;
}

TEST(CoseSign1, GivesWhatWasSignedAndByWhich) {
  for (const auto type : {KeyType::ed25519, KeyType::p256}) {
    const auto key = key_of(type);
    const auto message = signed_by(key);
    EXPECT_TRUE(looks_like_cose_sign1(message));
    const auto read = parse_cose_sign1(message, both);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read->algorithm, default_algorithm(type));
    EXPECT_EQ(read->type, "x/y");
    EXPECT_EQ(as_text(read->key_id), "key-1");
    EXPECT_EQ(encoding::to_hex(read->payload), "a10102");
    EXPECT_TRUE(key.public_key().verify(read->algorithm, read->signing_input, read->signature));
    for (std::size_t i = 0; i < message.size(); ++i) {
      auto altered = message;
      altered[i] ^= 1;
      const auto other = parse_cose_sign1(altered, both);
      // A kid is outside of what is signed, and so is its label.
      if (!other.ok()) continue;
      const auto same = other->signing_input == read->signing_input &&
                        std::ranges::equal(other->signature, read->signature);
      if (same) continue;
      EXPECT_FALSE(
          key.public_key().verify(other->algorithm, other->signing_input, other->signature))
          << i;
    }
  }
}

TEST(CoseSign1, IsWrittenWithAllItsParametersProtected) {
  for (const auto type : {KeyType::ed25519, KeyType::p256}) {
    const auto key = key_of(type);
    const auto message =
        sign_cose_sign1("x/y", as_bytes("key-1"), hex("a10102"), key, default_algorithm(type));
    ASSERT_TRUE(message.ok()) << message.error().detail;
    // 18([<<{1: alg, 4: 'key-1', 16: "x/y"}>>, {}, 'a10102', signature])
    const std::string alg = type == KeyType::p256 ? "26" : "27";
    EXPECT_TRUE(encoding::to_hex(*message).starts_with("d2844fa301" + alg +
                                                       "04456b65792d311063782f79a043a101025840"));
    const auto read = parse_cose_sign1(*message, both);
    ASSERT_TRUE(read.ok()) << read.error().detail;
    EXPECT_EQ(read->type, "x/y");
    EXPECT_EQ(as_text(read->key_id), "key-1");
    EXPECT_TRUE(key.public_key().verify(read->algorithm, read->signing_input, read->signature));
  }
}

TEST(CoseSign1, MayHaveNoTagOrThatOfACwt) {
  auto message = signed_by(key_of(KeyType::ed25519));
  auto both_tags = hex("d83d");
  append(both_tags, message);
  EXPECT_TRUE(parse_cose_sign1(both_tags, both).ok());
  message.erase(message.begin());
  EXPECT_TRUE(parse_cose_sign1(message, both).ok());
  message.insert(message.begin(), 0xd1);  // COSE_Mac0
  EXPECT_EQ(error_of(message), ErrorCode::unreadable);
  EXPECT_FALSE(looks_like_cose_sign1(message));
  for (const std::string_view text : {"", "eyJ0eXAi", "{}", "<html>", "\x80"})
    EXPECT_FALSE(looks_like_cose_sign1(as_bytes(text))) << text;
}

TEST(CoseSign1, IsRefusedByAnAlgorithmThatIsNotAllowed) {
  const auto key = key_of(KeyType::p256);
  constexpr SignatureAlgorithm one[] = {SignatureAlgorithm::ed25519};
  EXPECT_EQ(parse_cose_sign1(signed_by(key), one).error().code, ErrorCode::not_permitted);
  const auto with = [&](const char* protected_header, const char* unprotected_header) {
    return error_of(sign_cose({hex(protected_header), hex(unprotected_header), hex("a0")}, key));
  };
  EXPECT_EQ(with("a10105", "a0"), ErrorCode::not_permitted) << "HMAC";
  EXPECT_EQ(with("a101654553323536", "a0"), ErrorCode::not_permitted) << "by a text";
  EXPECT_EQ(with("a0", "a10126"), ErrorCode::not_permitted) << "not protected";
  EXPECT_EQ(with("a0", "a0"), ErrorCode::not_permitted) << "none";
}

TEST(CoseSign1, IsRefusedWithHeadersThatSayTooMuch) {
  const auto key = key_of(KeyType::p256);
  const auto with = [&](const Bytes& protected_header, const Bytes& unprotected_header) {
    return error_of(sign_cose({protected_header, unprotected_header, hex("a0")}, key));
  };
  EXPECT_EQ(with(hex("a20126028104"), hex("a0")), ErrorCode::unsupported) << "crit";
  EXPECT_EQ(with(hex("a201260126"), hex("a0")), ErrorCode::unreadable) << "twice";
  EXPECT_EQ(with(hex("a201260441aa"), hex("a10441bb")), ErrorCode::unreadable) << "in both";
  EXPECT_EQ(with(hex("a1012600"), hex("a0")), ErrorCode::unreadable) << "more behind it";
  EXPECT_EQ(with(hex("40"), hex("a0")), ErrorCode::unreadable) << "no map";
  Bytes many{0xb8, 40};
  for (std::uint8_t i = 0; i < 40; ++i)
    append(many, Bytes{0x18, static_cast<std::uint8_t>(60 + i), 0});
  EXPECT_EQ(with(hex("a10126"), many), ErrorCode::too_many);
  Bytes deep{0xa1, 0x18, 0x63};
  deep.insert(deep.end(), 100'000, 0x81);
  EXPECT_EQ(with(hex("a10126"), deep), ErrorCode::unreadable);
}

TEST(CoseSign1, IsRefusedInAnotherForm) {
  for (const auto* text : {"", "d2", "d284", "d28440a04040", "83", "8443a10126a0f640",
                           "8443a10126a04040ff", "8443a10126a0405f4100ff", "9f43a10126a04040ff",
                           "8443a10126a04004", "8443a10126a05bffffffffffffffff00"}) {
    const auto read = parse_cose_sign1(hex(text), both);
    EXPECT_FALSE(read.ok()) << text;
  }
}

}  // namespace
}  // namespace cairn::crypto
