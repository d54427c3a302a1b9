// SPDX-License-Identifier: Apache-2.0
// Verdicts on who signed and whether they may: keys, domains, lists.
#include "verify/test_verdicts.h"

namespace cairn::verify {
namespace {

using enum Verdict;
using enum Code;

TEST_F(VerifierTest, ADomainThatNamesTheKeyIsAnIdentity) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  const auto signed_badge = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(signed_badge), undetermined, key_unreachable));
  pages.put("https://college.example/.well-known/did.json", college.document());
  const auto report = verify(signed_badge);
  EXPECT_TRUE(gives(report, accepted, issuer_domain));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::domain);
  EXPECT_EQ(headline(report), "Genuine, from the owner of the issuer's website");
}

TEST_F(VerifierTest, ADocumentOfAnotherMethodThanWebNamesNoDomain) {
  const auto college = TestIssuer::named(3, "did:example:college");
  pages.put(college.id, college.document());
  const auto report = verify(sign(badge(college.id), college));
  EXPECT_TRUE(gives(report, accepted, issuer_claimed));
  EXPECT_EQ(report.credentials.front().issuer.identity, Identity::claimed);
  Policy policy;
  policy.identity = IdentityDemand::domain;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), undetermined, identity_not_met));
}

TEST_F(VerifierTest, AnHttpsProfileThatNamesTheKeyIsAnIdentityAndItsLinkAloneIsNot) {
  auto college = TestIssuer::named(3, "https://college.example/issuer");
  college.method = college.id + "#" +
                   did::make_did_key(college.key.public_key()).substr(8);  // as some issuers do
  const auto signed_badge = sign(badge(college.id), college);
  const auto unreached = verify(signed_badge);
  EXPECT_TRUE(gives(unreached, undetermined, key_only_in_link));
  EXPECT_FALSE(unreached.has(signature_valid));
  pages.put(college.id, R"({"id": "https://college.example/issuer", "type": "Profile"})");
  EXPECT_TRUE(gives(verify(signed_badge), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAKeyTheIssuersDocumentDoesNotName) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  auto thief = TestIssuer::named(4, "did:web:college.example");
  pages.put(college.id, college.document());
  EXPECT_TRUE(gives(verify(sign(badge(college.id), thief)), rejected, signature_invalid));
  thief.method = college.id + "#key-2";
  EXPECT_TRUE(gives(verify(sign(badge(college.id), thief)), rejected, key_not_authorised));
  EXPECT_TRUE(gives(verify(sign(badge(college.id), other)), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAKeyThatMayShowButNotAward) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  auto document = read(college.document());
  document = builder().without(document, "assertionMethod");
  pages.put(college.id, json::write(document));
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), rejected, key_not_authorised));
}

TEST_F(VerifierTest, RefusesAWithdrawnKeyWhateverTheProofSaysOfItsTime) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  publish_with_end(college, "revoked");
  const auto back_dated = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(back_dated), rejected, key_revoked));
  const auto later = sign(badge(college.id), college, {.created = "2026-01-11T00:00:00Z"});
  EXPECT_TRUE(gives(verify(later), rejected, key_revoked));
  options.at = *parse_instant("2026-01-09T00:00:00Z");
  EXPECT_TRUE(gives(verify(back_dated), accepted, issuer_domain));
}

TEST_F(VerifierTest, RefusesAKeyWhoseTimeIsOverWhateverTheProofSaysOfItsTime) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  publish_with_end(college, "expires");
  const auto back_dated = sign(badge(college.id), college);
  EXPECT_TRUE(gives(verify(back_dated), rejected, key_expired));
  const auto later = sign(badge(college.id), college, {.created = "2026-01-11T00:00:00Z"});
  EXPECT_TRUE(gives(verify(later), rejected, key_expired));
  options.at = *parse_instant("2026-01-09T00:00:00Z");
  EXPECT_TRUE(gives(verify(back_dated), accepted, issuer_domain));
}

TEST_F(VerifierTest, OnlyWhereARecordNamesTheKeyIsThatSaid) {
  const auto college = TestIssuer::named(3, "did:web:college.example");
  pages.put(college.id, college.document());
  EXPECT_TRUE(gives(verify(sign(badge(college.id), college)), accepted, key_authorised));
  for (const auto& report : {verify(good), verify(token(badge(issuer.id), issuer))}) {
    EXPECT_TRUE(gives(report, accepted, key_is_issuer));
    EXPECT_FALSE(report.has(key_authorised));
  }
}

TEST_F(VerifierTest, AListNamesAnIssuerByIdForATimeAndAPurpose) {
  const auto entry = [&](const std::string& more) {
    return *parse_trust(read(R"({"lists": [{"name": "Home", "issuers": [{"id": ")" + issuer.id +
                             R"(", "name": "The College")" + more + "}]}]}"));
  };
  auto trust = entry("");
  options.trust = &trust;
  const auto listed = verify(good);
  EXPECT_TRUE(gives(listed, accepted, issuer_listed));
  EXPECT_EQ(listed.credentials.front().issuer.identity, Identity::listed);
  EXPECT_EQ(listed.credentials.front().issuer.lists, std::vector<std::string>{"Home"});
  trust = entry(R"(, "until": "2025-12-31")");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_list_period));
  trust = entry(R"(, "for": ["Degree"])");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_list_purpose));
  trust = entry(R"(, "for": ["Badge"])");
  EXPECT_TRUE(gives(verify(good), accepted, issuer_listed));
}

TEST_F(VerifierTest, ABareKeyWithAFamousNameIsNeverThatIssuer) {
  const auto trust = *parse_trust(read(
      R"({"lists": [{"name": "Home", "issuers": [{"id": "did:web:harvard.edu",
          "name": "Harvard University"}]}]})"));
  options.trust = &trust;
  for (const char* name : {"Harvard University", "H\xD0\xB0rvard University"}) {
    const auto report = verify(sign(badge(issuer.id, name), issuer));
    EXPECT_TRUE(gives(report, accepted, issuer_look_alike));
    EXPECT_EQ(report.credentials.front().issuer.identity, Identity::claimed);
    EXPECT_TRUE(report.credentials.front().issuer.lists.empty());
    EXPECT_EQ(headline(report), "Unaltered; who signed it is not proved");
  }
}

TEST_F(VerifierTest, NotInMyListIsNotInvalid) {
  Policy policy;
  policy.identity = IdentityDemand::listed;
  options.policy = &policy;
  EXPECT_TRUE(gives(verify(good), undetermined, identity_not_met));
}

}  // namespace
}  // namespace cairn::verify
