// SPDX-License-Identifier: Apache-2.0
// The reference implementation of 1EdTech: VCDM 2.0 with all extensions of Open Badges 3.0, types
// alone instead of in lists, a source beside the issuer, a refresh service, and keys named by the
// key itself behind an https or did:web issuer. Its public validator takes such a link for the key;
// here the issuer's own page has to name it.
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* revocations = "https://portal.example/api/revocations/da1e";

class ReferenceTwin : public Twin {
 protected:
  ReferenceTwin() { put_revocations(revocations, "x"); }
  // A key called by its own text, as did:key does.
  static TestIssuer by_link(const std::string& id) {
    auto issuer = TestIssuer::named(81, id);
    issuer.method = id + "#" + did::make_did_key(issuer.key.public_key()).substr(8);
    return issuer;
  }
  json::Value unsigned_badge(const std::string& id) {
    return read(R"({"@context": )" + contexts() + R"(,
      "id": "https://portal.example/credentials/54418d3f",
      "type": ["VerifiableCredential", "AchievementCredential"], "name": "Achievement 1",
      "issuer": {"id": ")" +
                id + R"(", "type": "Profile", "name": "Example Testing",
        "address": {"type": "Address", "addressCountry": "Japan"}},
      "validFrom": "2026-01-05T10:11:12Z",
      "credentialSubject": {"id": "did:example:learner", "type": "AchievementSubject",
        "achievement": {"id": "https://portal.example/achievement/45ba", "type": "Achievement",
          "achievementType": "Achievement", "criteria": {"narrative": "Passes tests"},
          "description": "Test achievement 1", "name": "Achievement 1"},
        "source": {"id": ")" +
                id + R"(", "type": "Profile", "name": "Example Testing"}},
      "credentialStatus": {"id": ")" +
                std::string(revocations) + R"(",
        "type": "1EdTechRevocationList"},
      "refreshService": {"id": "https://portal.example/api/refresh/54418d3f",
        "type": "1EdTechCredentialRefresh"}})");
  }
  json::Value signed_by(const TestIssuer& signer) {
    return sign(unsigned_badge(issuer.id), signer, {.suite = securing::SuiteId::eddsa_rdfc_2022});
  }

  TestIssuer issuer = by_link("did:web:portal.example:org:da1e");
};

TEST_F(ReferenceTwin, IsAcceptedOnceItsDocumentNamesTheKey) {
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, key_only_in_link));
  publish(issuer);
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, issuer_domain));
}

TEST_F(ReferenceTwin, AnybodysKeyInALinkIsNoKeyOfTheIssuers) {
  publish(issuer);
  auto thief = TestIssuer::named(82, issuer.id);
  thief.method = issuer.id + "#" + did::make_did_key(thief.key.public_key()).substr(8);
  EXPECT_TRUE(gives(verify(signed_by(thief)), rejected, key_not_authorised));
  pages.pages.erase(issuer.id);
  EXPECT_TRUE(gives(verify(signed_by(thief)), undetermined, key_only_in_link));
}

TEST_F(ReferenceTwin, OfAnHttpsIssuerIsTheSame) {
  issuer = by_link("https://portal.example/issuers/876543");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), undetermined, key_only_in_link));
  pages.put(issuer.id, R"({"id": ")" + issuer.id + R"(", "type": "Profile", "name": "T"})");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, key_not_authorised));
  publish(issuer);
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, issuer_domain));
}

TEST_F(ReferenceTwin, UnderTheDraftNameOfItsSuiteIsAcceptedWithANote) {
  publish(issuer);
  const auto named = [&](const char* suite) {
    return sign_by_hand(unsigned_badge(issuer.id),
                        R"({"type": "DataIntegrityProof",
        "cryptosuite": ")" + std::string(suite) +
                            R"(", "created": "2026-01-05T10:11:12Z",
        "proofPurpose": "assertionMethod", "verificationMethod": ")" +
                            issuer.method + "\"}",
                        securing::SuiteId::eddsa_2022, issuer.key);
  };
  EXPECT_TRUE(gives(verify(named("eddsa-2022")), accepted, suite_alias));
  EXPECT_TRUE(gives(verify(named("eddsa-rdf-2022")), undetermined, suite_unknown));
}

TEST_F(ReferenceTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  publish(issuer);
  expect_refused_unless_as_signed([&](const TestIssuer& by) { return signed_by(by); }, issuer);
}

}  // namespace
}  // namespace cairn::verify
