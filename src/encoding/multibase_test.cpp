// SPDX-License-Identifier: Apache-2.0
#include "encoding/multibase.h"

#include <gtest/gtest.h>

#include "encoding/hex.h"
#include "encoding/multicodec.h"

namespace cairn::encoding {
namespace {

TEST(Multibase, RoundTripsItsThreeBases) {
  const Bytes bytes{0, 1, 2, 250, 251};
  EXPECT_EQ(to_multibase(Base::base58btc, bytes), "z12VzLz");
  EXPECT_EQ(to_multibase(Base::base64url, bytes), "uAAEC-vs");
  EXPECT_EQ(to_multibase(Base::hex, bytes), "f000102fafb");
  for (const auto base : {Base::base58btc, Base::base64url, Base::hex}) {
    EXPECT_EQ(*from_multibase(to_multibase(base, bytes)), bytes);
    EXPECT_EQ(*from_multibase(to_multibase(base, bytes), base), bytes);
  }
  EXPECT_EQ(*from_multibase("F000102FAFB"), bytes);
}

TEST(Multibase, RefusesUnknownLettersAndFaultyContent) {
  EXPECT_EQ(from_multibase("").error().code, ErrorCode::unreadable);
  EXPECT_EQ(from_multibase("mAAEC").error().code, ErrorCode::unsupported);
  EXPECT_EQ(from_multibase("6MkiTBz1").error().code, ErrorCode::unsupported);
  EXPECT_EQ(from_multibase("z0").error().code, ErrorCode::unreadable);
  EXPECT_EQ(from_multibase("uAA==").error().code, ErrorCode::unreadable);
}

TEST(Multibase, HoldsToTheBaseAStandardFixes) {
  EXPECT_EQ(from_multibase("uAAEC-vs", Base::base58btc).error().code, ErrorCode::unreadable);
  EXPECT_EQ(from_multibase("", Base::base58btc).error().code, ErrorCode::unreadable);
}

TEST(Multicodec, WritesTheVarintsOfTheRegistry) {
  EXPECT_EQ(to_hex(add_codec(Codec::ed25519_public, Bytes{7})), "ed0107");
  EXPECT_EQ(to_hex(add_codec(Codec::p256_public, {})), "8024");
  EXPECT_EQ(to_hex(add_codec(Codec::p384_public, {})), "8124");
  EXPECT_EQ(to_hex(add_codec(Codec::secp256k1_public, {})), "e701");
  EXPECT_EQ(to_hex(add_codec(Codec::rsa_public, {})), "8524");
  EXPECT_EQ(to_hex(add_codec(Codec::ed25519_private, {})), "8026");
  EXPECT_EQ(to_hex(add_codec(Codec::p256_private, {})), "8626");
  EXPECT_EQ(to_hex(add_codec(Codec::jwk_jcs_public, {})), "d1d603");
}

TEST(Multicodec, ReadsBackEveryRow) {
  using enum Codec;
  for (const auto codec :
       {secp256k1_public, bls12381_g1_public, bls12381_g2_public, x25519_public, ed25519_public,
        bls12381_g1g2_public, p256_public, p384_public, p521_public, rsa_public, ed25519_private,
        secp256k1_private, x25519_private, rsa_private, p256_private, p384_private, p521_private,
        jwk_jcs_public}) {
    const auto bytes = add_codec(codec, Bytes{1, 2, 3});
    const auto coded = read_codec(bytes);
    ASSERT_TRUE(coded.ok()) << name_of(codec);
    EXPECT_EQ(coded->codec, codec);
    EXPECT_EQ(to_hex(coded->content), "010203");
  }
  EXPECT_EQ(name_of(p256_public), "p256-pub");
}

TEST(Multicodec, RefusesUnknownCodesAndOverlongVarints) {
  EXPECT_EQ(read_codec(Bytes{0x55}).error().code, ErrorCode::unsupported);
  EXPECT_EQ(read_codec({}).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_codec(Bytes{0xed}).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_codec(Bytes{0xed, 0x81, 0x00}).error().code, ErrorCode::unreadable);
  EXPECT_EQ(read_codec(Bytes{0xff, 0xff, 0xff, 0xff, 0x01}).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace cairn::encoding
