// SPDX-License-Identifier: Apache-2.0
#include "credential/build_badge_2.h"

#include "credential/identity.h"
#include "credential/open_badge_2.h"
#include "credential/rules.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class BuildBadge2 : public CredentialTest {
 protected:
  const Badge2Addresses addresses{.assertion = "https://school.example/b/1/ob2",
                                  .badge_class = "https://school.example/a/1/ob2?version=2",
                                  .issuer = "https://school.example/o/1/ob2",
                                  .image = "https://school.example/b/1.png"};

  json::Value assertion_of(const json::Value& credential) {
    auto made = build_badge2_assertion(credential, addresses, builder);
    EXPECT_TRUE(made.ok()) << made.error().detail;
    return made.ok() ? *made : json::Value();
  }
  json::Value class_of(const json::Value& credential) {
    return build_badge2_class(credential["credentialSubject"]["achievement"], addresses,
                              "https://school.example/a/1", builder);
  }
  json::Value issuer() {
    return build_badge2_issuer({.id = addresses.issuer,
                                .name = "School of Sailing",
                                .url = "https://school.example",
                                .email = "office@school.example"},
                               builder);
  }
};

TEST_F(BuildBadge2, MakesDocumentsThatKeepTheRulesOf2) {
  for (const auto& document : {assertion_of(badge()), class_of(badge()), issuer()})
    EXPECT_EQ(told(check(document)), "") << json::write(document);
}

TEST_F(BuildBadge2, SaysWhatTheCredentialSays) {
  const auto assertion = assertion_of(badge());
  const auto summary = summarise_badge2({assertion, class_of(badge()), issuer()});
  EXPECT_EQ(summary.id, addresses.assertion);
  EXPECT_EQ(summary.name, "Knots");
  EXPECT_EQ(summary.criteria, "Ten knots in ten minutes.");
  EXPECT_EQ(summary.image_caption, "A bowline");
  EXPECT_EQ(summary.alignments[0].name, "Rigging");
  EXPECT_EQ(summary.tags, (std::vector<std::string>{"rope", "sailing"}));
  EXPECT_EQ(summary.valid_until, "2036-01-01T00:00:00Z");
  EXPECT_EQ(summary.evidence[0].name, "Film");
  EXPECT_EQ(summary.issuer.name, "School of Sailing");
  EXPECT_EQ(verification_of(assertion), Verification::hosted);
  EXPECT_EQ(hosted_url(assertion), addresses.assertion);
}

TEST_F(BuildBadge2, IsAboutTheSamePerson) {
  const auto identity =
      R"([{"type": "IdentityObject", "hashed": true, "identityType": "emailAddress",
           "salt": "sea", "identityHash": ")" +
      hash_identity("beth@example.org", "sea") + R"("}])";
  const auto assertion = assertion_of(with_in_subject(badge(), "identifier", identity));
  EXPECT_TRUE(credential_is_about(assertion, "email:beth@example.org"));
  EXPECT_FALSE(credential_is_about(assertion, "email:carl@example.org"));
}

TEST_F(BuildBadge2, NamesAHolderByIdWhereNoAddressIsKnownAndRefusesNobody) {
  const auto by_id = with_in_subject(badge(), "identifier", "[]");
  EXPECT_EQ(assertion_of(by_id)["recipient"].string_at("identity"), "did:example:learner");
  const auto nobody = with(by_id, "credentialSubject", R"({"achievement": {}})");
  EXPECT_EQ(build_badge2_assertion(nobody, addresses, builder).error().code, ErrorCode::invalid);
}

TEST_F(BuildBadge2, LeavesNothingOfARevokedAssertionButThatItIs) {
  const auto document = build_badge2_revoked(addresses.assertion, "Bought.", builder);
  EXPECT_EQ(
      json::write(document),
      R"({"@context":"https://w3id.org/openbadges/v2","type":"Assertion",)"
      R"("id":"https://school.example/b/1/ob2","revoked":true,"revocationReason":"Bought."})");
  EXPECT_TRUE(says_revoked(document));
  EXPECT_EQ(told(check(document)), "");
}

}  // namespace
}  // namespace cairn::credential
