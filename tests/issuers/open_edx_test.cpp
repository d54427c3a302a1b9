// SPDX-License-Identifier: Apache-2.0
// Open edX credentials: VCDM 1.1 with the dates of both models, single types, Ed25519Signature2020
// by a library that writes the suite's context into the proof, and a StatusList2021 in which each
// entry takes a byte where the standard gives it a bit.
#include "encoding/bitstring.h"
#include "twin.h"

namespace cairn::verify {
namespace {

constexpr const char* list_url = "https://courses.example/status-list/2021/v1/issuer";

class OpenEdxTwin : public Twin {
 protected:
  OpenEdxTwin() { publish_bytes({}); }

  json::Value unsigned_badge(const std::string& index = "40") {
    return read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"],
      "id": "urn:uuid:5c6e3b3c-7a2b-4b51-9c1c-0d6a5c1f2a11",
      "type": ["VerifiableCredential", "OpenBadgeCredential"],
      "issuer": {"id": ")" +
                issuer.id + R"(", "type": "Profile", "name": "Example Courses"},
      "issued": "2026-01-05T10:11:12Z", "issuanceDate": "2026-01-05T10:11:12Z",
      "validFrom": "2026-01-05T10:11:12Z", "validUntil": "2027-01-05T10:11:12Z",
      "name": "Program certificate in Water",
      "credentialSubject": {"id": "did:key:z6MkrHKzgsahxBLyNAbLQyB1pcWNYC9GmywiWPgkrvntAZcj",
        "type": "AchievementSubject", "name": "Ada Byron",
        "achievement": {"id": "urn:uuid:5c6e3b3c-7a2b-4b51-9c1c-0d6a5c1f2a12",
          "type": "Achievement", "name": "Program certificate in Water",
          "description": "A program of two courses.",
          "criteria": {"narrative": "Ada Byron successfully completed all courses."}}},
      "credentialStatus": {"id": ")" +
                std::string(list_url) + "#" + index + R"(",
        "type": "StatusList2021Entry", "statusPurpose": "revocation", "statusListIndex": ")" +
                index + R"(", "statusListCredential": ")" + list_url + R"("}})");
  }
  json::Value signed_as_there(const json::Value& document, const TestIssuer& signer) {
    return sign_by_hand(document,
                        R"({"@context": "https://w3id.org/security/suites/ed25519-2020/v1",
        "type": "Ed25519Signature2020", "created": "2026-01-05T10:11:12.345Z",
        "proofPurpose": "assertionMethod", "verificationMethod": ")" +
                            signer.method + "\"}",
                        securing::SuiteId::ed25519_signature_2020, signer.key);
  }
  json::Value badge_at(std::size_t index) {
    return signed_as_there(unsigned_badge(std::to_string(index)), issuer);
  }
  // Their list: 10,000 bytes, those of revoked entries 1, in padded Base64.
  void publish_bytes(std::initializer_list<std::size_t> revoked) {
    Bytes bytes(10'000);
    for (const auto entry : revoked) bytes[entry] = 1;
    const auto encoded = encoding::to_base64(encoding::deflate(bytes, encoding::Wrapping::gzip));
    const auto list = read(R"({"@context": ["https://www.w3.org/2018/credentials/v1",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/vc/status-list/2021/v1"],
      "id": ")" + std::string(list_url) +
                           R"(",
      "type": ["VerifiableCredential", "StatusList2021Credential"],
      "issuer": {"id": ")" +
                           issuer.id + R"("}, "issued": "2026-01-05T10:11:12Z",
      "issuanceDate": "2026-01-05T10:11:12Z", "validFrom": "2026-01-05T10:11:12Z",
      "credentialSubject": {"id": ")" +
                           std::string(list_url) + R"(#list",
        "type": "StatusList2021", "statusPurpose": "revocation", "encodedList": ")" +
                           encoded + R"("}})");
    pages.put(list_url, json::write(signed_as_there(list, issuer)));
  }

  TestIssuer issuer = TestIssuer::did_key(31);
};

TEST_F(OpenEdxTwin, IsAcceptedAsAClaim) {
  const auto report = verify(badge_at(40));
  EXPECT_TRUE(gives(report, accepted, signature_valid));
  EXPECT_TRUE(report.has(status_active));
  EXPECT_TRUE(report.has(status_list_small));
  EXPECT_EQ(only(report).valid_until, "2027-01-05T10:11:12Z");
  EXPECT_EQ(headline(report), "Unaltered; who signed it is not proved");
}

TEST_F(OpenEdxTwin, AnEndThatIsNullIsNone) {
  const auto open = with(unsigned_badge(), "validUntil", "null");
  EXPECT_TRUE(gives(verify(signed_as_there(open, issuer)), accepted, validity_current));
  options.at = *parse_instant("2027-02-01T00:00:00Z");
  EXPECT_TRUE(gives(verify(signed_as_there(open, issuer)), accepted, signature_valid));
  EXPECT_TRUE(gives(verify(badge_at(40)), rejected, expired));
}

TEST_F(OpenEdxTwin, OfAListOfBytesIsNeverAcceptedWhereItsByteIsSet) {
  publish_bytes({40});
  EXPECT_TRUE(gives(verify(badge_at(40)), undetermined, status_ambiguous));
  EXPECT_TRUE(gives(verify(badge_at(41)), accepted, status_active));
  // By the standard this is the bit that is set, and a single one tells nothing of bytes.
  EXPECT_TRUE(gives(verify(badge_at(40 * 8 + 7)), rejected, status_revoked));
  publish_bytes({40, 52, 1000});
  EXPECT_TRUE(gives(verify(badge_at(40)), undetermined, status_ambiguous));
  EXPECT_TRUE(gives(verify(badge_at(40 * 8 + 7)), undetermined, status_ambiguous));
  EXPECT_TRUE(gives(verify(badge_at(41)), accepted, status_active));
}

TEST_F(OpenEdxTwin, IsRefusedWhereSomebodyChangedOrForgedIt) {
  expect_tampering_refused(badge_at(40));
  expect_forgery_refused(
      [&](const TestIssuer& thief) { return signed_as_there(unsigned_badge(), thief); }, issuer);
}

}  // namespace
}  // namespace cairn::verify
