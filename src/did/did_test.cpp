// SPDX-License-Identifier: Apache-2.0
#include "did/did.h"

#include <gtest/gtest.h>

#include "encoding/base64.h"
#include "encoding/multibase.h"
#include "encoding/multicodec.h"
#include "json/write.h"

namespace cairn::did {
namespace {

constexpr std::string_view key_did = "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";
constexpr std::string_view key_id =
    "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp"
    "#z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp";

TEST(DidParse, TakesADidUrlApart) {
  const auto did = parse_did(key_id);
  ASSERT_TRUE(did.ok());
  EXPECT_EQ(did->method, Method::key);
  EXPECT_EQ(did->did, key_did);
  EXPECT_EQ(did->fragment, did->specific);
}

TEST(DidParse, RefusesWhatIsNoDid) {
  for (const auto* text : {"", "did", "did:", "did:key", "did:key:", "did:web:a:", "DID:key:z6Mk",
                           "did:key:z6 Mk", "did:key:z6\nMk", "did:web:a%2", "did:web:a%zz",
                           "did:key:z6Mk#a b", "https://example.com", "did:key:\xC3\xA9"})
    EXPECT_EQ(parse_did(text).error().code, ErrorCode::unreadable) << text;
  for (const auto* text : {"did:ion:abc", "did:key:z6Mk/path", "did:web:a?versionId=1"})
    EXPECT_EQ(parse_did(text).error().code, ErrorCode::unsupported) << text;
  EXPECT_EQ(parse_did("did:key:" + std::string(100'000, 'z')).error().code, ErrorCode::too_large);
}

TEST(DidKey, ResolvesWithAndWithoutFragment) {
  for (const auto text : {key_did, key_id}) {
    const auto document = resolve_offline(text);
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->id, key_did);
    EXPECT_EQ(document->methods.front().id, key_id);
    EXPECT_EQ(make_did_key(document->methods.front().key), key_did);
    EXPECT_EQ(key_id_of_did_key(document->methods.front().key), key_id);
    for (const auto id : {key_did, key_id, key_id.substr(key_did.size())})
      EXPECT_TRUE(authorised_for(*document, id, Purpose::assertion_method)) << id;
    EXPECT_FALSE(authorised_for(*document, key_id, Purpose::key_agreement));
    EXPECT_FALSE(authorised_for(*document, "did:key:z6MkOther", Purpose::assertion_method));
  }
}

TEST(DidKey, RefusesOtherBasesAndSecrets) {
  EXPECT_FALSE(resolve_did_key("did:key:uAAEC").ok());
  EXPECT_FALSE(resolve_did_key("did:key:f00").ok());
  EXPECT_EQ(
      resolve_did_key("did:key:z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq").error().code,
      ErrorCode::invalid);
  EXPECT_EQ(resolve_did_key("did:jwk:e30").error().code, ErrorCode::unsupported);
  EXPECT_FALSE(resolve_did_key(std::string(key_did) + "1").ok());
}

TEST(DidKey, DescribesKeysItCannotUse) {
  const std::string did = "did:key:z6LSeu9HkTHSfLLeUs2nnzUSNedgDUevfNQgQjQC23ZCit6F";
  const auto document = resolve_did_key(did);
  ASSERT_TRUE(document.ok()) << document.error().detail;
  EXPECT_TRUE(document->methods.empty());
  const auto id = did + "#" + did.substr(8);
  EXPECT_EQ(document->ids_for(Purpose::key_agreement), std::vector<std::string>{id});
  EXPECT_TRUE(document->ids_for(Purpose::assertion_method).empty());
  EXPECT_EQ(find_method(*document, id).error().code, ErrorCode::unsupported);
  EXPECT_FALSE(authorised_for(*document, id, Purpose::key_agreement));
  Arena arena;
  const auto shown = to_json(*document, json::Builder(arena))["verificationMethod"].items()[0];
  EXPECT_EQ(shown.string_at("id"), id);
  EXPECT_EQ(shown.string_at("publicKeyMultibase"), did.substr(8));
}

TEST(DidKey, RefusesUnusableKeysOfAnotherLength) {
  for (const auto& [codec, bytes] : {std::pair{encoding::Codec::x25519_public, 31},
                                     {encoding::Codec::bls12381_g1_public, 47},
                                     {encoding::Codec::bls12381_g1g2_public, 48},
                                     {encoding::Codec::bls12381_g2_public, 0}}) {
    const auto coded = encoding::add_codec(codec, Bytes(static_cast<std::size_t>(bytes), 2));
    const auto did = "did:key:" + encoding::to_multibase(encoding::Base::base58btc, coded);
    EXPECT_EQ(resolve_did_key(did).error().code, ErrorCode::invalid) << did;
  }
}

TEST(DidJwk, ResolvesTheExampleOfItsSpecification) {
  const std::string did =
      "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6"
      "OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9";
  const auto document = resolve_offline(did + "#0");
  ASSERT_TRUE(document.ok()) << document.error().detail;
  EXPECT_EQ(document->id, did);
  EXPECT_EQ(document->methods.front().id, did + "#0");
  EXPECT_EQ(document->methods.front().key.type(), crypto::KeyType::p256);
  EXPECT_TRUE(authorised_for(*document, did + "#0", Purpose::assertion_method));
  EXPECT_TRUE(authorised_for(*document, did + "#0", Purpose::key_agreement));
}

std::string did_of(std::string_view jwk) {
  return "did:jwk:" + encoding::to_base64url(as_bytes(jwk));
}

TEST(DidJwk, ShowsTheJwkAsItIsAndHoldsItToItsUse) {
  const std::string jwk = R"({"kty":"OKP","use":"sig","crv":"Ed25519","kid":"one","alg":"EdDSA",)"
                          R"("x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";
  const auto did = did_of(jwk);
  const auto document = resolve_did_jwk(did);
  ASSERT_TRUE(document.ok()) << document.error().detail;
  EXPECT_EQ(document->methods.front().algorithm, crypto::SignatureAlgorithm::ed25519);
  EXPECT_TRUE(authorised_for(*document, did, Purpose::assertion_method));
  EXPECT_FALSE(authorised_for(*document, did, Purpose::key_agreement));
  Arena arena;
  const auto shown = to_json(*document, json::Builder(arena))["verificationMethod"].items()[0];
  EXPECT_EQ(json::write(shown["publicKeyJwk"]), jwk);
}

TEST(DidJwk, DescribesKeysThatDoNotSign) {
  for (
      const auto* jwk :
      {R"({"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})",
       R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"enc"})"}) {
    const auto did = did_of(jwk);
    const auto document = resolve_did_jwk(did);
    ASSERT_TRUE(document.ok()) << document.error().detail;
    EXPECT_TRUE(document->methods.empty());
    EXPECT_EQ(document->ids_for(Purpose::key_agreement), std::vector<std::string>{did + "#0"});
    for (const auto purpose : {Purpose::assertion_method, Purpose::authentication}) {
      EXPECT_TRUE(document->ids_for(purpose).empty());
      EXPECT_FALSE(authorised_for(*document, did + "#0", purpose));
    }
    Arena arena;
    const auto shown = to_json(*document, json::Builder(arena))["verificationMethod"].items()[0];
    EXPECT_EQ(json::write(shown["publicKeyJwk"]), jwk);
  }
}

TEST(DidJwk, RefusesPrivateKeysAndOtherUses) {
  for (
      const auto* jwk :
      {R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"AA"})",
       R"({"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"AA"})",
       R"({"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcH"})",
       R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","use":"x"})",
       R"({"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","key_ops":[]})",
       R"({"kty":"oct","k":"AA"})", "[]", "not json"})
    EXPECT_FALSE(resolve_did_jwk("did:jwk:" + encoding::to_base64url(as_bytes(jwk))).ok()) << jwk;
  EXPECT_FALSE(resolve_did_jwk("did:jwk:%41").ok());
  EXPECT_FALSE(resolve_did_jwk("did:jwk:e30").ok()) << "{} says no kind of key (RFC 7517, 4.1)";
}

TEST(DidWeb, IsADocumentAtAnHttpsUrl) {
  EXPECT_EQ(*did_web_url("did:web:w3c-ccg.github.io"),
            "https://w3c-ccg.github.io/.well-known/did.json");
  EXPECT_EQ(*did_web_url("did:web:w3c-ccg.github.io:user:alice#key-1"),
            "https://w3c-ccg.github.io/user/alice/did.json");
  EXPECT_EQ(*did_web_url("did:web:Example.com%3A3000:user"),
            "https://example.com:3000/user/did.json");
  EXPECT_EQ(*did_web_url("did:web:www.credly.com:api:v1:obi:v3:issuers:9b3e-1_a"),
            "https://www.credly.com/api/v1/obi/v3/issuers/9b3e-1_a/did.json");
  EXPECT_EQ(*did_web_url("did:web:localhost%3a8443"),
            "https://localhost:8443/.well-known/did.json");
}

TEST(DidWeb, RefusesAddressesAndOddHosts) {
  for (const auto* did : {"did:web:127.0.0.1",
                          "did:web:10.1",
                          "did:web:2130706433",
                          "did:web:0x7f000001",
                          "did:web:a.0x1f",
                          "did:web:1.2.3.4%3A80",
                          "did:web:%5B%3A%3A1%5D",
                          "did:web:a%2Fb",
                          "did:web:a%40b",
                          "did:web:user%3Apassword%40example.com",
                          "did:web:example.com%3A0",
                          "did:web:example.com%3A99999",
                          "did:web:example.com%3A",
                          "did:web:example.com%3A80%3A80",
                          "did:web:a..b",
                          "did:web:.a",
                          "did:web:a.",
                          "did:web:-a",
                          "did:web:a_b.com",
                          "did:web:a:..:b",
                          "did:web:a:.:b",
                          "did:web:a::b",
                          "did:web:a:.well-known",
                          "did:web:a:%2e%2e:b",
                          "did:web:a:b%2Fc",
                          "did:web:a:b%00"})
    EXPECT_EQ(did_web_url(did).error().code, ErrorCode::not_permitted) << did;
}

TEST(DidWeb, IsMadeFromAHostAndPath) {
  const std::vector<std::string> path{"o", "org-1"};
  EXPECT_EQ(*make_did_web("example.com:3000", path), "did:web:example.com%3A3000:o:org-1");
  EXPECT_EQ(*make_did_web("example.com", {}), "did:web:example.com");
  EXPECT_FALSE(make_did_web("127.0.0.1:80", path).ok());
  EXPECT_FALSE(make_did_web("example.com/x", {}).ok());
  EXPECT_FALSE(make_did_web("example.com:80:o", {}).ok());
  EXPECT_FALSE(make_did_web("example.com:80:443", path).ok());
  EXPECT_FALSE(make_did_web("example.com", std::vector<std::string>{"o:admin"}).ok());
}

TEST(Resolve, SaysThatDidWebMustBeFetched) {
  EXPECT_EQ(resolve_offline("did:web:example.com").error().code, ErrorCode::unreachable);
}

}  // namespace
}  // namespace cairn::did
