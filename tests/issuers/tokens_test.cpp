// SPDX-License-Identifier: Apache-2.0
// SURF (edubadges) and walt.id: Open Badges 3.0 as tokens of VCDM 1.1 (jwt_vc_json over
// OpenID4VCI). SURF's come from an agent with a did:web and declare a schema and a vocabulary of
// their own; walt.id's from a did:key or did:jwk that the header names with or without its
// fragment, with moments finer than a microsecond and few claims beside the credential.
#include "crypto/jwk.h"
#include "twin.h"

namespace cairn::verify {
namespace {

class TokenTwin : public Twin {
 protected:
  std::string token_of(const json::Value& claims, const std::string& kid, const TestIssuer& signer,
                       crypto::SignatureAlgorithm algorithm = crypto::SignatureAlgorithm::ed25519) {
    const auto header = read(R"({"typ": "JWT", "kid": ")" + kid + R"("})");
    return *crypto::sign_jws(header, json::write(claims), signer.key, algorithm);
  }
  // The token with other claims and the old signature.
  std::string altered(const std::string& token, const json::Value& claims) {
    const auto first = token.find('.');
    return token.substr(0, first + 1) + encoding::to_base64url(as_bytes(json::write(claims))) +
           token.substr(token.rfind('.'));
  }
};

class SurfTwin : public TokenTwin {
 protected:
  SurfTwin() { publish(issuer); }
  json::Value claims(const std::string& context = "", const std::string& schema = "") {
    return read(R"({"iss": ")" + issuer.id + R"(", "sub": "did:example:learner",
      "jti": "https://badges.example/credentials/7", "nbf": 1767225600, "exp": 1893456000,
      "vc": {"@context": ["https://www.w3.org/2018/credentials/v1",
          "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")" +
                context + R"(],
        "id": "https://badges.example/credentials/7",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": ")" +
                issuer.id + R"(", "type": ["Profile"], "name": "Example University",
          "otherIdentifier": [{"type": "IdentifierEntry", "identifier": "42NB",
            "identifierType": "ext:BRIN"}]},
        "issuanceDate": "2026-01-01T00:00:00Z", "expirationDate": "2030-01-01T00:00:00Z",
        "name": "Micro-credential", "credentialSubject": {"id": "did:example:learner",
          "type": ["AchievementSubject"], "creditsEarned": 2.5, "achievement": {
            "id": "https://badges.example/achievements/9", "type": ["Achievement"],
            "name": "Dike building", "description": "Builds dikes.", "inLanguage": "nl",
            "creditsAvailable": 2.5, "criteria": {"narrative": "**Build** one."},
            "resultDescription": [{"id": "https://badges.example/results/1",
              "type": ["ResultDescription"], "name": "Grade", "resultType": "ext:ECTSGradeScore",
              "valueMin": "1", "valueMax": "10", "requiredValue": "6"}]},
          "result": [{"type": ["Result"], "value": "7.5",
            "resultDescription": "https://badges.example/results/1"}]})" +
                schema + "}}");
  }
  std::string token(const json::Value& what) { return token_of(what, issuer.method, issuer); }

  TestIssuer issuer = called(61, "did:web:agent.example", "key-0");
};

TEST_F(SurfTwin, IsAccepted) {
  const auto report = verify(token(claims()));
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_EQ(report.format, "ob3+jwt");
  EXPECT_EQ(only(report).name, "Dike building");
}

TEST_F(SurfTwin, ASchemaAndAVocabularyOfTheirOwnLeaveItOpen) {
  const std::string declared = R"(, "credentialSchema": [{"type": "1EdTechJsonSchemaValidator2019",
      "id": "https://raw.example/educredentials/schemas/microcredential.json"}])";
  const auto schema =
      claims(R"(, "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")", declared);
  EXPECT_TRUE(gives(verify(token(schema)), undetermined, schema_unreachable));
  const auto vocabulary = claims(R"(, "https://raw.example/educredentials/contexts/micro.json")");
  EXPECT_TRUE(gives(verify(token(vocabulary)), undetermined, context_unknown));
  // Some of theirs name the schema's type without the vocabulary that defines it.
  EXPECT_TRUE(gives(verify(token(claims("", declared))), rejected, undefined_term));
  Policy policy;
  policy.require = Demands().with(Demand::proof).with(Demand::validity);
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(token(schema)), accepted, schema_unreachable));
}

TEST_F(SurfTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  const auto good = token(claims());
  for (const auto& [claim, value] :
       {std::pair{"sub", R"("did:example:eve")"}, std::pair{"exp", "1993456000"},
        std::pair{"nbf", "1"}, std::pair{"jti", R"("urn:other")"}}) {
    const auto other = with(claims(), claim, value);
    EXPECT_EQ(verify(altered(good, other)).verdict, rejected) << claim;
    // Signed by its issuer, envelope and credential still contradict each other.
    EXPECT_TRUE(gives(verify(token(other)), rejected, token_claims_differ)) << claim;
  }
  const TestIssuer thief{TestIssuer::make_key(99), issuer.id, issuer.method};
  EXPECT_EQ(verify(token_of(claims(), issuer.method, thief)).verdict, rejected);
  const auto own = TestIssuer::did_key(99);
  EXPECT_EQ(verify(token_of(claims(), own.method, own)).verdict, rejected);
  EXPECT_TRUE(gives(verify(token_of(with(claims(), "iss", "\"" + own.id + "\""), own.method, own)),
                    rejected, token_claims_differ));
}

class WaltIdTwin : public TokenTwin {
 protected:
  json::Value claims(const std::string& id) {
    return read(R"({"iss": ")" + id + R"(", "sub": "did:example:learner",
      "jti": "urn:uuid:0f1b2a33-9a45-4c51-8f4d-7b1d5b1f7f10",
      "vc": {"@context": ["https://www.w3.org/2018/credentials/v1",
          "https://purl.imsglobal.org/spec/ob/v3p0/context.json"],
        "id": "urn:uuid:0f1b2a33-9a45-4c51-8f4d-7b1d5b1f7f10",
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Teamwork",
        "issuer": {"type": ["Profile"], "id": ")" +
                id + R"(", "name": "Example Jobs",
          "url": "https://jobs.example", "image": "https://jobs.example/logo.png"},
        "issuanceDate": "2026-01-05T07:05:44.123456789Z",
        "expirationDate": "2027-01-05T07:05:44.123456789Z",
        "credentialSubject": {"type": ["AchievementSubject"], "id": "did:example:learner",
          "achievement": {"id": "urn:uuid:ac254bd5-8fad-4bb1-9d29-efd938536926",
            "type": ["Achievement"], "name": "Teamwork", "description": "Works with others.",
            "criteria": {"type": "Criteria", "narrative": "Peers nominate."},
            "image": {"id": "https://jobs.example/badge.png", "type": "Image"}}}}})");
  }
};

TEST_F(WaltIdTwin, OfADidKeyIsAcceptedHoweverItsKeyIsNamed) {
  const auto issuer = TestIssuer::did_key(71);
  for (const auto& kid : {issuer.method, issuer.id}) {
    const auto report = verify(token_of(claims(issuer.id), kid, issuer));
    EXPECT_TRUE(gives(report, accepted, key_is_issuer)) << kid;
    EXPECT_EQ(only(report).issuer.identity, Identity::claimed);
  }
}

TEST_F(WaltIdTwin, OfADidJwkIsAccepted) {
  const auto key = TestIssuer::make_key(72, crypto::KeyType::p256);
  const auto jwk = json::write(crypto::to_jwk(key.public_key(), builder()));
  const auto id = "did:jwk:" + encoding::to_base64url(as_bytes(jwk));
  const TestIssuer issuer{key, id, id + "#0"};
  constexpr auto es256 = crypto::SignatureAlgorithm::ecdsa_p256_sha256;
  EXPECT_TRUE(
      gives(verify(token_of(claims(id), issuer.method, issuer, es256)), accepted, key_is_issuer));
  EXPECT_EQ(verify(token_of(claims(id), id + "#1", issuer, es256)).verdict, rejected);
}

TEST_F(WaltIdTwin, EndsWhereItsCredentialSaysAlthoughNoClaimDoes) {
  const auto issuer = TestIssuer::did_key(71);
  const auto token = token_of(claims(issuer.id), issuer.method, issuer);
  options.at = *parse_instant("2027-02-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(token), rejected, expired));
  options.at = *parse_instant("2026-01-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(token), rejected, not_yet_valid));
}

TEST_F(WaltIdTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  const auto issuer = TestIssuer::did_key(71);
  const auto token = token_of(claims(issuer.id), issuer.method, issuer);
  auto forged = with(claims(issuer.id), "sub", R"("did:example:eve")");
  EXPECT_EQ(verify(altered(token, forged)).verdict, rejected);
  const auto thief = TestIssuer::did_key(73);
  EXPECT_TRUE(
      gives(verify(token_of(claims(issuer.id), thief.method, thief)), rejected, key_of_another));
  EXPECT_EQ(verify(token_of(claims(issuer.id), issuer.method, thief)).verdict, rejected);
}

}  // namespace
}  // namespace cairn::verify
