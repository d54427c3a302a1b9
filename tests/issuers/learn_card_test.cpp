// SPDX-License-Identifier: Apache-2.0
// LearnCard: Ed25519Signature2020 with the suite's context inside the proof and nowhere else, a
// did:web for each member of its network, boosts under vocabularies of its own, and of late
// eddsa-rdfc-2022. Its vocabularies are no part of any package, so they come with --contexts.
#include "conformance/context_folder.h"
#include "conformance/suite.h"
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* suite_context = "https://w3id.org/security/suites/ed25519-2020/v1";
constexpr const char* boosts = "https://ctx.learncard.com/boosts/1.0.1.json";

class LearnCardTwin : public Twin {
 protected:
  LearnCardTwin() { publish_owner(); }

  // Their documents name the key with its old type, as a JWK.
  void publish_owner() {
    const auto key = encoding::to_base64url(issuer.key.public_key().raw());
    pages.put(issuer.id, R"({"@context": ["https://www.w3.org/ns/did/v1"], "id": ")" + issuer.id +
                             R"(", "verificationMethod": [{"id": ")" + issuer.method +
                             R"(", "type": "Ed25519VerificationKey2018", "controller": ")" +
                             issuer.id + R"(", "publicKeyJwk": {"kty": "OKP", "crv": "Ed25519",
        "x": ")" + key + R"("}}], "assertionMethod": [")" +
                             issuer.method + R"("], "authentication": [")" + issuer.method +
                             "\"]}");
  }
  json::Value unsigned_badge() {
    return read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json"],
      "id": "urn:uuid:3a185b8d-078a-4646-8343-76a45c2856a5",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": ")" +
                issuer.id + R"(",
      "issuanceDate": "2026-01-05T10:11:12Z", "name": "Teamwork Badge",
      "credentialSubject": {"id": "did:example:d23dd687a7dc6787646f2eb98d0",
        "type": ["AchievementSubject"], "achievement": {
          "id": "urn:uuid:bd6d9316-f7ae-4073-a1e5-2f7f5bd22922", "type": ["Achievement"],
          "achievementType": "Badge", "name": "Team Player",
          "description": "Works with others.", "image": "https://club.example/team.png",
          "criteria": {"narrative": "Peers nominate."}}}})");
  }
  json::Value signed_as_there(const json::Value& document, const TestIssuer& signer) {
    return sign_by_hand(document,
                        R"({"@context": ")" + std::string(suite_context) + R"(",
        "type": "Ed25519Signature2020", "created": "2026-01-05T10:11:12.345Z",
        "proofPurpose": "assertionMethod", "verificationMethod": ")" +
                            signer.method + "\"}",
                        securing::SuiteId::ed25519_signature_2020, signer.key);
  }

  TestIssuer issuer = called(41, "did:web:network.example:users:club", "owner");
};

TEST_F(LearnCardTwin, IsAcceptedWithTheContextInItsProof) {
  const auto badge = signed_as_there(unsigned_badge(), issuer);
  EXPECT_FALSE(json::write(badge["@context"]).find("ed25519") != std::string::npos);
  const auto report = verify(badge);
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_EQ(only(report).name, "Team Player");
  // An image by its address alone is put up with.
  ASSERT_TRUE(report.has(structure_advice)) << codes_of(report);
  EXPECT_EQ(only(report).find(structure_advice)->path, "/credentialSubject/achievement/image");
}

TEST_F(LearnCardTwin, IsRefusedWhereTheContextInItsProofSaysOtherwise) {
  const auto badge = signed_as_there(unsigned_badge(), issuer);
  const auto under = [&](std::string_view context) {
    return builder().with(badge, "proof", with(badge["proof"], "@context", context));
  };
  EXPECT_EQ(verify(under(R"([{"proofPurpose": "https://w3id.org/security#domain"}])")).verdict,
            rejected);
  EXPECT_TRUE(
      gives(verify(under(R"("https://elsewhere.example/v1")")), undetermined, context_unknown));
  EXPECT_EQ(
      verify(builder().with(badge, "proof", builder().without(badge["proof"], "@context"))).verdict,
      rejected);
}

TEST_F(LearnCardTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  expect_refused_unless_as_signed(
      [&](const TestIssuer& by) { return signed_as_there(unsigned_badge(), by); }, issuer);
}

// Where a picture is "", as their forms leave it, no statement is made of it, so it is not signed.
TEST_F(LearnCardTwin, WithAnEmptyPictureIsRefused) {
  const auto subject = unsigned_badge()["credentialSubject"];
  const auto empty = builder().with(
      unsigned_badge(), "credentialSubject",
      builder().with(subject, "achievement", with(subject["achievement"], "image", R"("")")));
  const auto good = signed_as_there(unsigned_badge(), issuer);
  EXPECT_TRUE(
      gives(verify(builder().with(empty, "proof", good["proof"])), rejected, property_invalid));
}

TEST_F(LearnCardTwin, WithAnIssuerOfNoTypeIsRefused) {
  const auto named = with(unsigned_badge(), "issuer", R"({"id": ")" + issuer.id + "\"}");
  EXPECT_TRUE(gives(verify(signed_as_there(named, issuer)), rejected, property_missing));
}

// The first plugfest: Ed25519Signature2018 under a vocabulary of the day, no id anywhere.
TEST_F(LearnCardTwin, APlugfestBadgeOf2022HoldsButLacksWhatOpenBadgesAsksForNow) {
  const auto old = TestIssuer::did_key(42);
  const auto badge = read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
      "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json"],
    "type": ["VerifiableCredential", "OpenBadgeCredential"],
    "issuer": {"type": "Profile", "id": ")" +
                          old.id + R"(", "name": "Example Jobs"},
    "issuanceDate": "2022-05-01T00:00:00Z",
    "credentialSubject": {"type": "AchievementSubject", "id": "did:example:learner",
      "achievement": {"type": "Achievement", "name": "Our Wallet Passed",
        "description": "Shows a badge.",
        "criteria": {"type": "Criteria", "narrative": "It was shown."}}}})");
  const auto made = sign_by_hand(badge,
                                 R"({"type": "Ed25519Signature2018",
      "created": "2022-05-26T20:31:11Z", "proofPurpose": "assertionMethod",
      "verificationMethod": ")" + old.method +
                                     "\"}",
                                 securing::SuiteId::ed25519_signature_2018, old.key);
  const auto report = verify(made);
  EXPECT_TRUE(gives(report, rejected, property_missing));
  EXPECT_TRUE(report.has(signature_valid));
  const auto later = verify(with(made, "issuanceDate", R"("2023-05-01T00:00:00Z")"));
  EXPECT_TRUE(gives(later, rejected, signature_invalid));
}

class LearnCardBoost : public LearnCardTwin {
 protected:
  void SetUp() override {
    if (!folder_.source().load(boosts)) GTEST_SKIP() << "no contexts in $CAIRN_SUITES";
    workspace = securing::Workspace(known_);
  }
  json::Value unsigned_boost() {
    auto boost = with(unsigned_badge(), "@context",
                      R"(["https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", ")" +
                          std::string(boosts) + "\"]");
    boost = with(boost, "type",
                 R"(["VerifiableCredential", "OpenBadgeCredential", "BoostCredential"])");
    boost = with(boost, "boostId", R"("lc:network:network.example/trpc:boost:7d2f")");
    return with(boost, "display", R"({"backgroundColor": "#4285F4", "displayType": "badge"})");
  }

 private:
  conformance::ContextFolder folder_;
  jsonld::ContextSource known_ = folder_.source();
};

TEST_F(LearnCardBoost, IsOpenUntilItsVocabularyIsAtHand) {
  const auto boost = signed_as_there(unsigned_boost(), issuer);
  EXPECT_TRUE(gives(verify(boost), undetermined, context_unknown));
  const conformance::ContextFolder folder;
  verifier = Verifier(folder.source().load);
  EXPECT_TRUE(gives(verify(boost), accepted, issuer_domain));
  expect_tampering_refused(boost);
  EXPECT_EQ(verify(with(boost, "boostId", R"("lc:other")")).verdict, rejected);
  verifier = Verifier([](std::string_view url) {
    return url == boosts ? std::optional<std::string_view>(R"({"@context": {}})") : std::nullopt;
  });
  EXPECT_TRUE(gives(verify(boost), undetermined, context_unknown));
}

}  // namespace
}  // namespace cairn::verify
