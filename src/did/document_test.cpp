// SPDX-License-Identifier: Apache-2.0
#include "did/document.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "crypto/jwk.h"
#include "crypto/rsa.h"
#include "crypto/test_keys.h"
#include "did/did.h"
#include "encoding/base64.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::did {
namespace {

constexpr std::string_view id = "did:web:example.com";
constexpr std::string_view multikey = "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

Result<Document> parse(std::string_view text, std::string_view expected = id) {
  Arena arena;
  const auto value = json::parse(text, arena);
  EXPECT_TRUE(value.ok()) << text;
  return parse_document(*value, expected);
}

// A document with these members beside its id.
Result<Document> parse_with(const std::string& members) {
  return parse("{\"id\":\"did:web:example.com\"," + members + "}");
}

std::string method(std::string_view name, std::string_view material,
                   std::string_view type = "Multikey",
                   std::string_view controller = "did:web:example.com") {
  return "{\"id\":\"" + std::string(name) + "\",\"type\":\"" + std::string(type) +
         "\",\"controller\":\"" + std::string(controller) + "\"," + std::string(material) + "}";
}

const std::string material = "\"publicKeyMultibase\":\"" + std::string(multikey) + "\"";

TEST(Document, ReadsMethodsThatAreReferredToAndRelativeIds) {
  const auto document = parse_with("\"verificationMethod\":[" + method("#key-0", material) +
                                   "],\"assertionMethod\":[\"#key-0\"]");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->methods.front().id, "did:web:example.com#key-0");
  for (const auto* name : {"#key-0", "did:web:example.com#key-0"}) {
    EXPECT_TRUE(authorised_for(*document, name, Purpose::assertion_method));
    EXPECT_FALSE(authorised_for(*document, name, Purpose::authentication));
  }
}

TEST(Document, ReadsMethodsThatStandInARelationshipOnly) {
  const auto document = parse_with("\"assertionMethod\":" + method("#a", material));
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(authorised_for(*document, "#a", Purpose::assertion_method));
  EXPECT_FALSE(authorised_for(*document, "#a", Purpose::authentication));
}

TEST(Document, AuthorisesNothingByMereListing) {
  const auto document = parse_with("\"verificationMethod\":[" + method("#a", material) + "]");
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(find_method(*document, "#a").ok());
  EXPECT_FALSE(authorised_for(*document, "#a", Purpose::assertion_method));
}

TEST(Document, DoesNotAuthoriseAKeyThatSomeoneElseControls) {
  const auto document = parse_with("\"verificationMethod\":[" +
                                   method("#a", material, "Multikey", "did:web:evil.example") +
                                   "],\"assertionMethod\":[\"#a\"]");
  ASSERT_TRUE(document.ok());
  EXPECT_FALSE(authorised_for(*document, "#a", Purpose::assertion_method));
}

TEST(Document, BareIdNamesNoKeyUnlessTheIdentifierIsTheKey) {
  const auto document = parse_with("\"assertionMethod\":[" + method("#a", material) + "]");
  EXPECT_EQ(find_method(*document, id).error().code, ErrorCode::not_found);
  EXPECT_FALSE(authorised_for(*document, id, Purpose::assertion_method));
}

TEST(Document, ReadsEveryFormOfKey) {
  const std::string base58 = "\"publicKeyBase58\":\"4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS\"";
  const std::string jwk =
      R"("publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik"})";
  const auto expected = resolve_did_key("did:key:" + std::string(multikey))->methods[0].key;
  const std::pair<std::string, std::string_view> forms[] = {
      {material, "Multikey"},
      {material, "Ed25519VerificationKey2020"},
      {jwk, "JsonWebKey"},
      {jwk, "JsonWebKey2020"},
      {base58, "Ed25519VerificationKey2018"},
      {jwk, "Ed25519VerificationKey2018"}};
  for (const auto& [key, type] : forms) {
    const auto document = parse_with("\"verificationMethod\":" + method("#a", key, type));
    ASSERT_TRUE(document.ok());
    ASSERT_EQ(document->methods.size(), 1U) << type << document->unusable.front().error.detail;
    EXPECT_EQ(document->methods[0].key, expected) << type;
  }
}

TEST(Document, ReadsPemWhereItBelongsAndNowhereElse) {
  const auto& key = crypto::test_key(crypto::KeyType::rsa).public_key();
  const auto numbers = *crypto::rsa::read_public(key.raw());
  const std::string jwk = R"("publicKeyJwk":{"kty":"RSA","n":")" +
                          encoding::to_base64url(numbers.modulus) + R"(","e":")" +
                          encoding::to_base64url(numbers.exponent) + "\"}";
  EXPECT_EQ(parse_with("\"verificationMethod\":" + method("#a", jwk, "RsaVerificationKey2018"))
                ->methods.at(0)
                .key,
            key);
  // RFC 8410 section 10.1.
  const std::string pem =
      R"("publicKeyPem":"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----")";
  const std::string base58 = R"("publicKeyBase58":"4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS")";
  for (const auto& [key_text, type] : {std::pair<std::string, std::string_view>{pem, "Multikey"},
                                       {pem, "JsonWebKey2020"},
                                       {pem, "Ed25519VerificationKey2018"},
                                       {pem, "RsaVerificationKey2018"},  // of another kind
                                       {base58, "Multikey"},
                                       {base58, "Ed25519VerificationKey2020"},
                                       {material, "JsonWebKey"},
                                       {material, "CryptographicKey"},
                                       {jwk, "Multikey"}}) {
    const auto document = parse_with("\"verificationMethod\":" + method("#a", key_text, type));
    ASSERT_TRUE(document.ok());
    EXPECT_TRUE(document->methods.empty()) << type << key_text;
    EXPECT_EQ(find_method(*document, "#a").error().code, ErrorCode::invalid) << type << key_text;
  }
}

TEST(Document, TakesAMethodThatStandsUnderTheOlderNameAgain) {
  const auto one = method("#a", material), other = method("#b", material);
  const auto document = parse_with("\"verificationMethod\":[" + one + "],\"publicKey\":[" + one +
                                   "," + other + "],\"assertionMethod\":[\"#a\"]");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->methods.size(), 2U);
  EXPECT_TRUE(authorised_for(*document, "#a", Purpose::assertion_method));
  EXPECT_EQ(parse_with("\"verificationMethod\":[" + one + "],\"publicKey\":[" +
                       method("#a", material, "Ed25519VerificationKey2020") + "]")
                .error()
                .code,
            ErrorCode::invalid);
}

TEST(Document, KeepsWhatItCannotUseAndSaysWhy) {
  const std::string jwk_d =
      R"("publicKeyJwk":{"kty":"OKP","crv":"Ed25519","x":"O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik","d":"AA"})";
  const auto document = parse_with(
      "\"verificationMethod\":[" + method("#unknown", material, "Dilithium2030") + "," +
      method("#x25519",
             "\"publicKeyMultibase\":\"z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F\"") +
      "," + method("#curve", material, "EcdsaSecp256r1VerificationKey2019") + "," +
      method("#twice", material + ",\"publicKeyPem\":\"x\"") + "," + method("#none", "\"a\":1") +
      "," + method("#secret", material + ",\"secretKeyMultibase\":\"z\"") + "," +
      method("#private", jwk_d, "JsonWebKey") + "," + method("#orphan", material, "Multikey", "") +
      "," + method("#good", material) + "],\"assertionMethod\":[\"#curve\",\"#good\"]");
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->methods.size(), 1U);
  EXPECT_EQ(document->unusable.size(), 8U);
  EXPECT_EQ(find_method(*document, "#unknown").error().code, ErrorCode::unsupported);
  EXPECT_EQ(find_method(*document, "#x25519").error().code, ErrorCode::unsupported);
  for (const auto* name : {"#curve", "#twice", "#none", "#secret", "#private", "#orphan"})
    EXPECT_EQ(find_method(*document, name).error().code, ErrorCode::invalid) << name;
  EXPECT_FALSE(authorised_for(*document, "#curve", Purpose::assertion_method));
  EXPECT_TRUE(authorised_for(*document, "#good", Purpose::assertion_method));
}

TEST(Document, RefusesADocumentOfSomeoneElse) {
  EXPECT_EQ(parse(R"({"id":"did:web:evil.example"})").error().code, ErrorCode::invalid);
  EXPECT_EQ(parse("{}").error().code, ErrorCode::invalid);
  EXPECT_EQ(parse("[]").error().code, ErrorCode::invalid);
  EXPECT_EQ(parse(R"({"id":["did:web:example.com"]})").error().code, ErrorCode::invalid);
}

TEST(Document, RefusesOneIdForTwoKeysAndWrongTypes) {
  for (const std::string& members :
       {"\"verificationMethod\":[" + method("#a", material) + "," +
            method("did:web:example.com#a", material) + "]",
        "\"verificationMethod\":[" + method("#a", material) + "],\"assertionMethod\":[" +
            method("#a", material) + "]",
        std::string("\"verificationMethod\":[7]"), std::string("\"assertionMethod\":[{}]"),
        std::string("\"assertionMethod\":[7]"), std::string("\"controller\":[7]"),
        "\"verificationMethod\":[" + method("", material) + "]"})
    EXPECT_EQ(parse_with(members).error().code, ErrorCode::invalid) << members;
}

TEST(Document, HoldsTheLimitOnMethods) {
  std::string many;
  for (std::size_t i = 0; i <= limits::verification_methods_max; ++i)
    many += (i == 0 ? "" : ",") + method("#" + std::to_string(i), "\"a\":1");
  EXPECT_EQ(parse_with("\"verificationMethod\":[" + many + "]").error().code, ErrorCode::too_large);
}

TEST(Document, ReadsAnHttpsProfileAndItsDates) {
  const std::string url = "https://badges.example/issuers/1";
  const auto document = parse(
      R"({"id":"https://badges.example/issuers/1","type":["Profile"],"controller":"did:web:badges.example",)"
      R"("alsoKnownAs":["did:web:badges.example"],"assertionMethod":["#key-0"],"verificationMethod":)"
      R"([{"id":"https://badges.example/issuers/1#key-0","type":"Multikey","controller":)"
      R"("https://badges.example/issuers/1","expires":"2030-01-01T00:00:00Z","revoked":)"
      R"("2027-01-01T00:00:00Z",)" +
          material + "}]}",
      url);
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(authorised_for(*document, url + "#key-0", Purpose::assertion_method));
  EXPECT_EQ(document->methods[0].expires, "2030-01-01T00:00:00Z");
  EXPECT_EQ(document->methods[0].revoked, "2027-01-01T00:00:00Z");
  EXPECT_EQ(document->also_known_as.front(), "did:web:badges.example");
}

TEST(Document, WritesWhatItReads) {
  Arena arena;
  const auto made = resolve_did_key("did:key:" + std::string(multikey));
  const auto text = json::write(to_json(*made, json::Builder(arena)));
  EXPECT_TRUE(text.starts_with(
      R"({"@context":["https://www.w3.org/ns/did/v1","https://w3id.org/security/multikey/v1"],)"
      R"("id":"did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp","verificationMethod":[{)"))
      << text;
  const auto jwk = json::write(crypto::to_jwk(made->methods[0].key, json::Builder(arena)));
  for (const auto& did : {made->id, "did:jwk:" + encoding::to_base64url(as_bytes(jwk))}) {
    const auto document = resolve_offline(did);
    const auto again = parse_document(to_json(*document, json::Builder(arena)), did);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->methods[0].key, document->methods[0].key);
    EXPECT_EQ(again->methods[0].id, document->methods[0].id);
    EXPECT_EQ(again->authorised, document->authorised);
  }
}

}  // namespace
}  // namespace cairn::did
