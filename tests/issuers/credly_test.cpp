// SPDX-License-Identifier: Apache-2.0
// Credly: VCDM 2.0 and Open Badges 3.0 with a did:web that has a path, eddsa-rdfc-2022 in an array
// of one, the recipient's name where the badge's belongs, an address hashed without salt, nobody's
// id, alignments of which parts are null, a revocation list of 1EdTech, a declared schema. Its Open
// Badges 2 stand at an address that answers 410 once they are revoked.
#include "bake/bake.h"
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* award = "https://badges.example/api/v1/obi/v3/open_badge_credentials/6f1c";
constexpr const char* revocations = "https://badges.example/api/v1/obi/v3/issuers/9d2e/revoked";

class CredlyTwin : public Twin {
 protected:
  CredlyTwin() {
    publish(issuer);
    put_revocations(revocations, issuer.id);
  }
  json::Value unsigned_badge() {
    return read(R"({"@context": )" + contexts() + R"(,
      "id": ")" +
                std::string(award) + R"(",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "name": "Ada Byron",
      "issuer": {"id": ")" +
                issuer.id + R"(", "type": ["Profile"],
        "name": "Example Cloud Academy", "url": "https://cloud.example"},
      "validFrom": "2026-01-05T00:00:00.000Z", "validUntil": "2029-01-05T00:00:00.000Z",
      "credentialSubject": {"type": ["AchievementSubject"],
        "identifier": [{"type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
          "identityHash": ")" +
                credential::hash_identity("ada@example.org", "") + R"("}],
        "source": {"id": "https://badges.example", "type": ["Profile"], "name": "Example Badges"},
        "achievement": {"id": "https://badges.example/api/v1/obi/v3/issuers/9d2e/badge_classes/41",
          "type": ["Achievement"], "name": "Cloud Practitioner\u00ae",
          "description": "Knows caf\u00e9s and clouds.",
          "criteria": {"id": "https://badges.example/org/cloud/badge/41", "narrative": "An exam."},
          "image": {"id": "https://images.badges.example/41.png", "type": "Image"},
          "tag": ["Cloud", "Networks"],
          "alignment": [{"type": ["Alignment"], "targetName": "Clouds",
            "targetUrl": "https://cloud.example/objectives", "targetDescription": null}]}},
      "credentialSchema": [{"type": "1EdTechJsonSchemaValidator2019",
        "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"}],
      "credentialStatus": {"id": ")" +
                std::string(revocations) + R"(",
        "type": "1EdTechRevocationList"}})");
  }
  json::Value signed_by(const TestIssuer& signer) {
    return sign_in_a_list(unsigned_badge(), signer, {.suite = securing::SuiteId::eddsa_rdfc_2022});
  }

  TestIssuer issuer = called(11, "did:web:badges.example:api:v1:obi:v3:issuers:9d2e", "key-0");
};

TEST_F(CredlyTwin, IsAcceptedAndNamesTheAchievementNotThePerson) {
  const auto report = verify(signed_by(issuer));
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_TRUE(report.has(status_active));
  EXPECT_TRUE(report.has(schema_checked));
  EXPECT_EQ(only(report).name, "Cloud Practitioner\u00ae");
  // What stands in it as null is no value; its reader is told.
  const auto* advice = only(report).find(structure_advice);
  ASSERT_NE(advice, nullptr) << codes_of(report);
  EXPECT_EQ(advice->path, "/credentialSubject/achievement/alignment/0/targetDescription");
}

TEST_F(CredlyTwin, BelongsToWhoeverHasTheAddress) {
  options.subject = ada;
  EXPECT_TRUE(only(verify(signed_by(issuer))).subject.bound);
  options.subject = "email:Ada@Example.org";
  EXPECT_TRUE(only(verify(signed_by(issuer))).subject.bound);
  options.subject = "email:eve@example.org";
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, subject_mismatch));
  EXPECT_FALSE(only(verify(signed_by(issuer))).subject.bound);
}

TEST_F(CredlyTwin, IsRevokedByTheListThatNamesIt) {
  put_revocations(revocations, issuer.id,
                  R"({"id": "https://badges.example/api/v1/obi/v3/open_badge_credentials/other"})");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, status_active));
  put_revocations(revocations, issuer.id,
                  R"({"id": ")" + std::string(award) + R"(", "revocationReason": "Expired"})");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, status_revoked));
  pages.pages.erase(revocations);
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, status_unreachable));
}

TEST_F(CredlyTwin, IsReadOutOfItsPicture) {
  const auto badge = bake::bake(as_bytes(R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"),
                                json::write(signed_by(issuer)), bake::Edition::open_badges_3);
  ASSERT_TRUE(badge.ok());
  EXPECT_TRUE(gives(verify(std::string(as_text(*badge))), accepted, signature_valid));
}

TEST_F(CredlyTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  expect_refused_unless_as_signed([&](const TestIssuer& by) { return signed_by(by); }, issuer);
  pages.pages.erase(issuer.id);
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, key_unreachable));
}

class CredlyHosted : public Twin {
 protected:
  static constexpr const char* at = "https://api.badges.example/v1/obi/v2/badge_assertions/6f1c";
  CredlyHosted() {
    pages.put("https://api.badges.example/v1/obi/v2/issuers/9d/badge_classes/41",
              R"({"@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass",
      "id": "https://api.badges.example/v1/obi/v2/issuers/9d/badge_classes/41",
      "name": "Cloud Practitioner", "description": "Knows clouds.", "tags": ["Cloud"],
      "image": {"id": "https://images.badges.example/41.png"},
      "criteria": {"narrative": "An exam."},
      "issuer": "https://api.badges.example/v1/obi/v2/issuers/9d"})");
    pages.put("https://api.badges.example/v1/obi/v2/issuers/9d",
              R"({"@context": "https://w3id.org/openbadges/v2", "type": "Issuer",
      "id": "https://api.badges.example/v1/obi/v2/issuers/9d", "name": "Example Cloud Academy",
      "url": "https://cloud.example", "email": "badges@cloud.example"})");
    pages.put(at, assertion);
  }
  const std::string assertion =
      R"({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": ")" +
      std::string(at) + R"(", "recipient": {"type": "email", "hashed": true, "identity": ")" +
      credential::hash_identity("ada@example.org", "") + R"("},
      "badge": "https://api.badges.example/v1/obi/v2/issuers/9d/badge_classes/41",
      "issuedOn": "2026-01-05T00:00:00.000Z", "expires": "2029-01-05T00:00:00.000Z",
      "verification": {"type": "hosted"}})";
};

TEST_F(CredlyHosted, IsAcceptedWhileItsPageShowsIt) {
  options.subject = ada;
  const auto report = verify(assertion);
  EXPECT_TRUE(gives(report, accepted, hosted_confirmed));
  EXPECT_TRUE(only(report).subject.bound);
  options.at = *parse_instant("2029-02-01T00:00:00Z");  // the page still answers then
  EXPECT_TRUE(gives(verify(assertion), rejected, expired));
}

TEST_F(CredlyHosted, IsRefusedOnceItsPageAnswersGone) {
  pages.put(at, R"({"id": "x", "revoked": true})", 410);
  EXPECT_TRUE(gives(verify(assertion), rejected, hosted_gone));
  pages.pages.erase(at);
  EXPECT_TRUE(gives(verify(assertion), undetermined, hosted_unreachable));
}

}  // namespace
}  // namespace cairn::verify
