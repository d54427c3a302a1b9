// SPDX-License-Identifier: Apache-2.0
#include "crypto/jws.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "crypto/jwk.h"
#include "crypto/test_keys.h"
#include "encoding/base64.h"
#include "json/parse.h"

namespace cairn::crypto {
namespace {

constexpr SignatureAlgorithm every_algorithm[] = {
    SignatureAlgorithm::ed25519,           SignatureAlgorithm::ecdsa_p256_sha256,
    SignatureAlgorithm::ecdsa_p384_sha384, SignatureAlgorithm::ecdsa_secp256k1_sha256,
    SignatureAlgorithm::rsa_pkcs1_sha256,  SignatureAlgorithm::rsa_pss_sha256};

const PrivateKey& ed25519_key() {
  static const auto key = *PrivateKey::generate(KeyType::ed25519, repeatable_random(21));
  return key;
}

// A token over this header text, well signed by the key above, whatever the header says.
std::string token_with(std::string_view header) {
  auto token = encoding::to_base64url(as_bytes(header)) + ".e30";
  const auto signature = *ed25519_key().sign(SignatureAlgorithm::ed25519, as_bytes(token));
  return token + "." + encoding::to_base64url(signature);
}

std::optional<ErrorCode> code_of(std::string_view token) {
  Arena arena;
  const auto jws = parse_jws(token, arena, every_algorithm);
  return jws ? std::nullopt : std::optional(jws.error().code);
}

TEST(Jws, ReadsTheExampleOfTheStandard) {  // RFC 8037 appendix A.4
  Arena arena;
  const auto jws = parse_jws(
      "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-"
      "09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg",
      arena, every_algorithm);
  ASSERT_TRUE(jws.ok());
  EXPECT_EQ(jws->payload, "Example of Ed25519 signing");
  const auto jwk = json::parse(
      R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})", arena);
  EXPECT_TRUE(verify_jws(*jws, parse_jwk(*jwk)->key));
}

TEST(Jws, RoundTripsEveryAlgorithm) {
  Arena arena;
  const auto header = json::parse(R"({"typ":"vc+jwt","alg":"none","kid":"#0"})", arena);
  for (const auto algorithm : every_algorithm) {
    const auto type = key_type_of(algorithm);
    if (type == KeyType::secp256k1) continue;
    const auto& key = test_key(type);
    const auto token = sign_jws(*header, R"({"a":1})", key, algorithm);
    ASSERT_TRUE(token.ok());
    const SignatureAlgorithm allowed[] = {algorithm};
    const auto jws = parse_jws(*token, arena, allowed);
    ASSERT_TRUE(jws.ok()) << jws.error().detail;
    EXPECT_EQ(jws->header.string_at("alg"), jose_name(algorithm));
    EXPECT_EQ(jws->header.string_at("kid"), "#0");
    EXPECT_TRUE(verify_jws(*jws, key.public_key()));
    EXPECT_EQ(parse_jws(*token, arena, {}).error().code, ErrorCode::not_permitted);
  }
}

TEST(Jws, RefusesAlgNoneInEverySpelling) {
  for (const auto* header : {R"({"alg":"none"})", R"({"alg":"None"})", R"({"alg":"NONE"})",
                             R"({"alg":"nOnE"})", R"({"alg":""})"})
    EXPECT_EQ(code_of(token_with(header)), ErrorCode::not_permitted) << header;
  EXPECT_EQ(code_of(encoding::to_base64url(as_bytes(R"({"alg":"none"})")) + ".e30."),
            ErrorCode::not_permitted);
  for (const auto* header : {"{}", R"({"alg":null})", R"({"alg":["EdDSA"]})", R"({"alg":0})"})
    EXPECT_EQ(code_of(token_with(header)), ErrorCode::unreadable) << header;
}

TEST(Jws, RefusesHmacWhateverTheKey) {
  for (const auto* alg : {"HS256", "HS384", "HS512"})
    EXPECT_EQ(code_of(token_with(std::string(R"({"alg":")") + alg + "\"}")),
              ErrorCode::not_permitted);
}

TEST(Jws, RefusesAKeyOfAnotherTypeThanTheAlgorithm) {
  Arena arena;
  const auto token = token_with(R"({"alg":"ES256"})");  // signed with Ed25519
  const auto jws = parse_jws(token, arena, every_algorithm);
  ASSERT_TRUE(jws.ok());
  EXPECT_FALSE(verify_jws(*jws, ed25519_key().public_key()));
}

TEST(Jws, RefusesExtensionsItDoesNotKnow) {
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","crit":["exp"],"exp":1})")),
            ErrorCode::unsupported);
  for (const auto* malformed : {"[]", "null", "[1]", "\"exp\""})
    EXPECT_EQ(code_of(token_with(std::string(R"({"alg":"EdDSA","crit":)") + malformed + "}")),
              ErrorCode::invalid);
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","b64":false,"crit":["b64"]})")),
            ErrorCode::unsupported);
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","b64":false})")), ErrorCode::unsupported);
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","zip":"DEF"})")), ErrorCode::unsupported);
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","b64":true})")), std::nullopt);
}

TEST(Jws, RefusesAPrivateKeyInItsHeader) {
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","jwk":{"kty":"OKP","d":"AA"}})")),
            ErrorCode::invalid);
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","jwk":"key"})")), ErrorCode::invalid);
}

TEST(Jws, RefusesADuplicateHeaderName) {
  EXPECT_EQ(code_of(token_with(R"({"alg":"EdDSA","alg":"none"})")), ErrorCode::unreadable);
  EXPECT_EQ(code_of(token_with(R"({"alg":"none","\u0061lg":"EdDSA"})")), ErrorCode::unreadable);
}

TEST(Jws, RefusesWhatIsNotThreeStrictParts) {
  const auto good = token_with(R"({"alg":"EdDSA"})");
  ASSERT_EQ(code_of(good), std::nullopt);
  for (const auto& token :
       {std::string(), std::string("."), std::string(".."), std::string("a.b"), good + ".",
        good + "=", good + "\n", " " + good, "." + good, good + ".e30.AAAA",
        encoding::to_base64url(as_bytes("[]")) + ".e30.AAAA", std::string("!!!!.e30.AAAA")})
    EXPECT_EQ(code_of(token), ErrorCode::unreadable) << token;
}

TEST(Jws, RefusesWhatIsTooLong) {
  EXPECT_EQ(code_of(std::string(limits::input_bytes_max + 1, 'A')), ErrorCode::too_large);
  EXPECT_EQ(code_of(std::string(200'000, 'A') + ".e30.AAAA"), ErrorCode::too_large);
}

TEST(Jws, NoticesEveryAlteredPart) {
  Arena arena;
  const auto good = token_with(R"({"alg":"EdDSA","kid":"a"})");
  for (const auto part : {std::size_t{20}, good.find('.') + 1, good.rfind('.') + 5}) {
    auto token = good;
    token[part] = token[part] == 'B' ? 'C' : 'B';
    const auto jws = parse_jws(token, arena, every_algorithm);
    EXPECT_FALSE(jws.ok() && verify_jws(*jws, ed25519_key().public_key())) << part;
  }
}

}  // namespace
}  // namespace cairn::crypto
