// SPDX-License-Identifier: Apache-2.0
#include "crypto/jwk.h"

#include <gtest/gtest.h>

#include "crypto/der.h"
#include "crypto/test_keys.h"
#include "encoding/base64.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::crypto {
namespace {

// RFC 8037 appendix A.2.
constexpr std::string_view ed25519_jwk =
    R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";

Result<Jwk> parse(std::string_view text) {
  Arena arena;
  auto value = json::parse(text, arena);
  EXPECT_TRUE(value.ok()) << text;
  return parse_jwk(*value);
}

// The key above with one more member, or another value of one.
Result<Jwk> with(std::string_view key, std::string_view json_text) {
  Arena arena;
  const json::Builder builder(arena);
  auto jwk = json::parse(ed25519_jwk, arena);
  return parse_jwk(builder.with(*jwk, key, *json::parse(json_text, arena)));
}

TEST(Jwk, ThumbprintIsThatOfTheStandards) {
  EXPECT_EQ(jwk_thumbprint(parse(ed25519_jwk)->key),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");  // RFC 8037 appendix A.3
  const auto rsa = parse(
      R"({"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7)"
      R"(aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h)"
      R"(4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08q)"
      R"(NLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKn)"
      R"(qDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"})");
  ASSERT_TRUE(rsa.ok());
  EXPECT_EQ(jwk_thumbprint(rsa->key), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");  // RFC 7638
  EXPECT_EQ(rsa->id, "2011-04-29");
  EXPECT_TRUE(rsa->permits(SignatureAlgorithm::rsa_pkcs1_sha256));
  EXPECT_FALSE(rsa->permits(SignatureAlgorithm::rsa_pss_sha256));
}

// The public JWK and what only the owner knows.
json::Value private_jwk_of(const PrivateKey& key, json::Builder builder) {
  auto jwk = to_jwk(key.public_key(), builder);
  const auto add = [&](std::string_view name, ByteView number) {
    jwk = builder.with(jwk, name, builder.string(encoding::to_base64url(number)));
  };
  if (key.type() != KeyType::rsa) {
    add("d", key.secret());
    return jwk;
  }
  const auto numbers = *der::read_integers(key.secret());  // version, n, e, d …
  constexpr std::string_view names[] = {"d", "p", "q", "dp", "dq", "qi"};
  for (std::size_t i = 0; i < std::size(names); ++i) add(names[i], numbers[i + 3]);
  return jwk;
}

TEST(Jwk, RoundTripsEveryKindOfKey) {
  Arena arena;
  const json::Builder builder(arena);
  for (const auto type :
       {KeyType::ed25519, KeyType::p256, KeyType::p384, KeyType::p521, KeyType::rsa}) {
    const auto& key = test_key(type);
    const auto public_jwk = to_jwk(key.public_key(), builder);
    EXPECT_EQ(*from_jwk(public_jwk), key.public_key());
    const auto private_jwk = private_jwk_of(key, builder);
    const auto again = from_private_jwk(private_jwk);
    ASSERT_TRUE(again.ok()) << name_of(type) << again.error().detail;
    EXPECT_EQ(again->public_key(), key.public_key());
    EXPECT_EQ(from_jwk(private_jwk).error().code, ErrorCode::invalid);
    EXPECT_EQ(from_private_jwk(public_jwk).error().code, ErrorCode::invalid);
  }
}

TEST(Jwk, RefusesPrivateMembersInAPublicKey) {
  for (const auto* member : {"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
    EXPECT_EQ(with(member, "\"AA\"").error().code, ErrorCode::invalid) << member;
  EXPECT_EQ(with("d", "null").error().code, ErrorCode::invalid);
}

TEST(Jwk, HoldsAKeyToWhatItSaysItIsFor) {
  EXPECT_TRUE(with("use", "\"sig\"").ok());
  EXPECT_TRUE(with("key_ops", R"(["verify"])").ok());
  EXPECT_TRUE(with("alg", "\"EdDSA\"").ok());
  EXPECT_TRUE(with("alg", "\"Ed25519\"").ok());
  EXPECT_EQ(with("use", "\"enc\"").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("use", "1").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("key_ops", R"(["sign"])").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("key_ops", "[]").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("key_ops", "\"verify\"").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("alg", "\"ES256\"").error().code, ErrorCode::invalid);
  EXPECT_EQ(with("alg", "\"HS256\"").error().code, ErrorCode::unsupported);
  EXPECT_EQ(with("alg", "\"none\"").error().code, ErrorCode::unsupported);
}

TEST(Jwk, RefusesWhatIsNoKey) {
  for (const auto* text :
       {"[]", "\"x\"", "{}", R"({"kty":"oct","k":"AAAA"})",
        R"({"kty":"OKP","crv":"X25519","x":"AA"})",
        R"({"kty":"EC","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
        R"({"kty":"OKP","crv":"P-256","x":"AA"})", R"({"kty":"OKP","crv":"RSA","x":"AA"})",
        R"({"kty":"OKP","crv":"Ed25519"})", R"({"kty":"OKP","crv":"Ed25519","x":7})",
        R"({"kty":"OKP","crv":"Ed25519","x":"AAAA"})", R"({"kty":"RSA","n":"AQAB"})",
        R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="})"})
    EXPECT_FALSE(parse(text).ok()) << text;
}

TEST(Jwk, RefusesCoordinatesOfTheWrongWidth) {
  Arena arena;
  const json::Builder builder(arena);
  const auto key = PrivateKey::generate(KeyType::p256, repeatable_random(12));
  const auto jwk = to_jwk(key->public_key(), builder);
  EXPECT_FALSE(from_jwk(builder.with(jwk, "x", builder.string("AA"))).ok());
  EXPECT_FALSE(from_jwk(builder.with(jwk, "crv", builder.string("P-384"))).ok());
  EXPECT_FALSE(from_jwk(builder.with(jwk, "y", jwk["x"])).ok());
}

}  // namespace
}  // namespace cairn::crypto
