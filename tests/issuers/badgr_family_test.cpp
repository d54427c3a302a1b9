// SPDX-License-Identifier: Apache-2.0
// Open Educational Badges (mint-o-badges, of the Badgr family): the issuer is an https page whose
// address has a query, the key is #key-0 of it, and the page gives the key under a type of its own,
// without saying what for. A revocation list for each badge, a salted address, times with
// microseconds.
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* award = "https://api.badges.example/public/assertions/kQ7";
constexpr const char* revocations = "https://api.badges.example/public/assertions/kQ7/revocations";

class BadgrTwin : public Twin {
 protected:
  BadgrTwin() {
    publish_profile("");
    put_revocations(revocations, issuer.id);
  }
  void publish_profile(const std::string& more) {
    const auto key = did::make_did_key(issuer.key.public_key()).substr(8);
    pages.put(issuer.id, R"({"@context": [
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://www.w3.org/ns/did/v1"],
      "type": "Issuer", "id": ")" +
                             issuer.id + R"(", "name": "Example Workshop",
      "url": "https://workshop.example", "email": "badges@workshop.example",
      "description": "Teaches.", "category": "n/a", "slug": "wS1", "image": null,
      "alsoKnownAs": ["https://api.badges.example/public/issuers/wS1"], "controller": "",
      "verificationMethod": {"id": ")" +
                             issuer.method + R"(", "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdf-2022", "controller": ")" +
                             issuer.id + R"(", "publicKeyMultibase": ")" + key + R"("})" + more +
                             "}");
  }
  json::Value unsigned_badge() {
    return read(R"({"@context": )" + contexts() + R"(,
      "id": ")" +
                std::string(award) + R"(?v=3_0",
      "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "3D-Druck f\u00fcr alle",
      "evidence": [],
      "issuer": {"id": ")" +
                issuer.id + R"(", "type": ["Profile"], "name": "Example Workshop",
        "url": "https://workshop.example", "email": "badges@workshop.example"},
      "validFrom": "2026-01-04T08:37:40.379213+00:00",
      "credentialSubject": {"type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "identityType": "emailAddress", "hashed": true,
          "salt": "8c1f5e2b", "identityHash": ")" +
                credential::hash_identity("ada@example.org", "8c1f5e2b") + R"("}],
        "achievement": {"id": "https://api.badges.example/public/badges/dR4?v=3_0",
          "type": ["Achievement"], "name": "3D-Druck f\u00fcr alle", "description": "Druckt.",
          "achievementType": "Badge", "criteria": {"narrative": ""},
          "image": {"id": "https://api.badges.example/public/assertions/kQ7/image",
            "type": "Image"}}},
      "credentialStatus": {"id": ")" +
                std::string(revocations) + R"(",
        "type": "1EdTechRevocationList"}})");
  }
  json::Value signed_by(const TestIssuer& signer) {
    return sign_in_a_list(unsigned_badge(), signer,
                          {.suite = securing::SuiteId::eddsa_rdfc_2022,
                           .created = "2026-01-04T08:37:40.379213+00:00"});
  }

  TestIssuer issuer = called(51, "https://api.badges.example/public/issuers/wS1?v=3_0", "key-0");
};

TEST_F(BadgrTwin, IsAcceptedAndItsPageIsSaidToLeaveThePurposeOpen) {
  options.subject = ada;
  const auto report = verify(signed_by(issuer));
  EXPECT_TRUE(gives(report, accepted, key_purpose_unstated));
  EXPECT_TRUE(report.has(issuer_domain));
  EXPECT_TRUE(report.has(status_active));
  EXPECT_TRUE(only(report).subject.bound);
  EXPECT_EQ(only(report).valid_from, "2026-01-04T08:37:40.379213+00:00");
}

TEST_F(BadgrTwin, APageThatSaysWhatItsKeysAreForIsTakenAtItsWord) {
  publish_profile(R"(, "authentication": [")" + issuer.method + "\"]");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, key_not_authorised));
  publish_profile(R"(, "assertionMethod": [")" + issuer.method + "\"]");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, key_authorised));
  EXPECT_FALSE(verify(signed_by(issuer)).has(key_purpose_unstated));
}

TEST_F(BadgrTwin, APageOfAnotherIssuerOrOfAnotherKeyConfirmsNothing) {
  const auto elsewhere = called(51, "https://api.badges.example/public/issuers/other", "key-0");
  pages.put(issuer.id, elsewhere.document());
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, key_unreadable));
  auto page =
      read(R"({"id": ")" + issuer.id + R"(", "type": "Issuer", "name": "Example Workshop"})");
  pages.put(issuer.id, json::write(page));
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, key_not_authorised));
  pages.pages.erase(issuer.id);
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, key_unreachable));
}

// What a DID document does not name for awarding is not for awarding.
TEST_F(BadgrTwin, ADidDocumentWithoutPurposesAuthorisesNothing) {
  issuer = called(51, "did:web:badges.example", "key-0");
  publish_profile("");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, key_not_authorised));
}

TEST_F(BadgrTwin, IsRevokedByItsOwnList) {
  put_revocations(revocations, issuer.id,
                  R"({"id": ")" + std::string(award) +
                      R"(?v=3_0", "revoked": true, "revocationReason": "By mistake"})");
  const auto report = verify(signed_by(issuer));
  EXPECT_TRUE(gives(report, rejected, status_revoked));
  EXPECT_EQ(only(report).find(status_revoked)->detail, "By mistake");
}

TEST_F(BadgrTwin, OfAnExtensionIsOpenUntilItsVocabularyIsAtHand) {
  auto badge = signed_by(issuer);
  badge = with(
      badge, "@context",
      contexts(
          R"(, "https://api.badges.example/static/extensions/StudyLoadExtension/context.json")"));
  badge = with(badge, "extensions:StudyLoadExtension",
               R"({"type": ["Extension", "extensions:StudyLoadExtension"], "StudyLoad": 8})");
  EXPECT_TRUE(gives(verify(badge), undetermined, context_unknown));
}

TEST_F(BadgrTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  expect_refused_unless_as_signed([&](const TestIssuer& by) { return signed_by(by); }, issuer);
}

}  // namespace
}  // namespace cairn::verify
