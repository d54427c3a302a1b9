// SPDX-License-Identifier: Apache-2.0
// Digital Credentials Consortium (MIT): VCDM 1.1 and 2.0, Ed25519Signature2020 and eddsa-rdfc-2022
// side by side, status lists of 100,000 entries (Bitstring Status List, and StatusList2021 before),
// did:key and did:web issuers that a registry names.
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* list_url = "https://status.college.example/status/5H3K";

class DccTwin : public Twin {
 protected:
  json::Value unsigned_badge(const std::string& id) {
    return read(R"({"@context": ["https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        "https://w3id.org/security/suites/ed25519-2020/v1"],
      "id": "urn:uuid:2fe53dc9-b2ec-4939-9b2c-0d00f6663b6c",
      "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": "Teamwork",
      "issuer": {"id": ")" +
                id + R"(", "type": ["Profile"], "name": "Example Institute",
        "url": "https://institute.example",
        "image": {"id": "https://institute.example/seal.png", "type": "Image"}},
      "validFrom": "2026-01-02T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": ["AchievementSubject"],
        "name": "Ada Byron", "achievement": {"id": "urn:uuid:bd6d9316-f7ae-4073-a1e5-2f7f5bd22922",
          "type": ["Achievement"], "achievementType": "Badge", "name": "Teamwork",
          "description": "Works with others.", "criteria": {"narrative": "Peers nominate."}}}})");
  }
  json::Value signed_twice(const json::Value& document, const TestIssuer& signer) {
    return sign(sign(document, signer, {.suite = securing::SuiteId::ed25519_signature_2020}),
                signer, {.suite = securing::SuiteId::eddsa_rdfc_2022});
  }
  json::Value with_list(std::initializer_list<std::size_t> revoked) {
    publish_list(issuer, list_url, revoked, 100'000);
    return signed_twice(with_status(unsigned_badge(issuer.id), list_url, 23), issuer);
  }

  TestIssuer issuer = TestIssuer::did_key(21);
};

TEST_F(DccTwin, WithTwoProofsIsAcceptedAndBothCount) {
  const auto badge = signed_twice(unsigned_badge(issuer.id), issuer);
  EXPECT_TRUE(gives(verify(badge), accepted, signature_valid));
  for (const std::size_t spoilt : {0U, 1U}) {
    std::vector<json::Value> proofs(badge["proof"].items().begin(), badge["proof"].items().end());
    proofs[spoilt] = with(proofs[spoilt], "created", R"("2026-01-03T00:00:00Z")");
    EXPECT_TRUE(gives(verify(builder().with(badge, "proof", builder().array(proofs))), rejected,
                      signature_invalid));
  }
}

TEST_F(DccTwin, OfAShortStatusListIsAcceptedWithANote) {
  const auto report = verify(with_list({7}));
  EXPECT_TRUE(gives(report, accepted, status_active));
  EXPECT_TRUE(report.has(status_list_small));
  Policy policy;
  policy.min_status_entries = 131'072;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(with_list({7})), rejected, status_list_too_small));
}

TEST_F(DccTwin, IsRevokedByItsBit) {
  EXPECT_TRUE(gives(verify(with_list({23})), rejected, status_revoked));
}

TEST_F(DccTwin, AListOfAnotherIssuerCountsForNothing) {
  const auto badge = with_list({});
  publish_list(TestIssuer::did_key(22), list_url, {}, 100'000);
  EXPECT_TRUE(gives(verify(badge), undetermined, status_list_foreign));
}

TEST_F(DccTwin, OfARegistryIsKnownByItsId) {
  const auto trust = *parse_trust(read(R"({"lists": [{"name": "Example Registry", "issuers": [
      {"id": ")" + issuer.id + R"(", "name": "Example Institute"}]}]})"));
  options.trust = &trust;
  const auto report = verify(signed_twice(unsigned_badge(issuer.id), issuer));
  EXPECT_TRUE(gives(report, accepted, issuer_listed));
  EXPECT_EQ(headline(report), "Genuine, from an issuer in your list");
}

TEST_F(DccTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  expect_tampering_refused(with_list({}));
  expect_forgery_refused(
      [&](const TestIssuer& thief) { return signed_twice(unsigned_badge(issuer.id), thief); },
      issuer);
}

// The model before: VCDM 1.1, one proof of 2020, StatusList2021 of 100,000 entries.
class OldDccTwin : public Twin {
 protected:
  json::Value unsigned_badge() {
    return read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1"],
      "id": "urn:uuid:951b475e-b795-43bc-ba8f-a2d01efd2eb1",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": ")" +
                issuer.id + R"(", "type": "Profile", "name": "Example Institute"},
      "issuanceDate": "2026-01-02T00:00:00Z", "expirationDate": "2030-01-02T00:00:00Z",
      "credentialSubject": {"id": "did:example:learner", "type": "AchievementSubject",
        "achievement": {"id": "urn:uuid:bd6d9316-f7ae-4073-a1e5-2f7f5bd22922",
          "type": "Achievement", "name": "Teamwork", "description": "Works with others.",
          "criteria": {"narrative": "Peers nominate."}}},
      "credentialStatus": {"id": ")" +
                std::string(list_url) + R"(#9",
        "type": "StatusList2021Entry", "statusPurpose": "revocation", "statusListIndex": "9",
        "statusListCredential": ")" +
                std::string(list_url) + R"("}})");
  }
  void publish_old_list(std::initializer_list<std::size_t> revoked) {
    encoding::Bitstring bits(100'000);
    for (const auto entry : revoked) bits.set(entry, true);
    const auto list = read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1"],
      "id": ")" + std::string(list_url) +
                           R"(",
      "type": ["VerifiableCredential", "StatusList2021Credential"], "issuer": ")" +
                           issuer.id + R"(", "issuanceDate": "2026-01-01T00:00:00Z",
      "credentialSubject": {"id": ")" +
                           std::string(list_url) + R"(#list",
        "type": "StatusList2021", "statusPurpose": "revocation", "encodedList": ")" +
                           credential::encode_bits(bits).substr(1) + R"("}})");
    pages.put(list_url, json::write(sign(list, issuer,
                                         {.suite = securing::SuiteId::ed25519_signature_2020})));
  }
  json::Value signed_by(const TestIssuer& signer) {
    return sign(unsigned_badge(), signer, {.suite = securing::SuiteId::ed25519_signature_2020});
  }

  TestIssuer issuer = TestIssuer::did_key(21);
};

TEST_F(OldDccTwin, IsAcceptedAndRevokedByItsBit) {
  publish_old_list({});
  EXPECT_TRUE(gives(verify(signed_by(issuer)), accepted, status_active));
  expect_tampering_refused(signed_by(issuer));
  publish_old_list({9});
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, status_revoked));
  options.at = *parse_instant("2030-02-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(signed_by(issuer)), rejected, expired));
}

}  // namespace
}  // namespace cairn::verify
