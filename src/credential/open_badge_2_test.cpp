// SPDX-License-Identifier: Apache-2.0
#include "credential/open_badge_2.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

using OpenBadge2 = CredentialTest;

TEST_F(OpenBadge2, SummarisesWhatStandsInside) {
  const auto summary = summarise(assertion());
  EXPECT_EQ(summary.name, "Knots");
  EXPECT_EQ(summary.issuer.name, "School of Sailing");
  EXPECT_EQ(summary.criteria, "Ten knots.");
  EXPECT_EQ(summary.achievement_id, "https://school.example/badges/knots");
  EXPECT_EQ(summary.valid_from, "2016-12-31T23:59:59+00:00");
  ASSERT_EQ(summary.evidence.size(), 1u);
  EXPECT_EQ(summary.evidence[0].id, "https://learner.example/knots");
}

TEST_F(OpenBadge2, NamesTheDocumentsToFetch) {
  const auto apart = with(assertion(), "badge", R"("https://school.example/badges/knots")");
  EXPECT_EQ(badge_url(apart), "https://school.example/badges/knots");
  EXPECT_TRUE(embedded_parts(apart).badge_class.is_null());
  EXPECT_EQ(hosted_url(apart), "https://school.example/awards/1");
  EXPECT_EQ(issuer_url(assertion()["badge"]), "https://school.example/issuer");
  const auto old = read(R"({"verify": {"type": "hosted", "url": "https://a.example/1"}})");
  EXPECT_EQ(hosted_url(old), "https://a.example/1");
}

TEST_F(OpenBadge2, TellsHowABadgeIsVerified) {
  EXPECT_EQ(verification_of(assertion()), Verification::hosted);
  EXPECT_EQ(verification_of(with(assertion(), "verification", R"({"type": ["SignedBadge"]})")),
            Verification::signed_jws);
  EXPECT_EQ(verification_of(with(assertion(), "verification", R"({"type": 7})")),
            Verification::unknown);
  EXPECT_EQ(verification_of(read(R"({"recipient": "a@b.example", "badge": {}})")),
            Verification::hosted);
  Badge2 badge{.assertion = read(R"({"verification": {"type": "signed", "creator": "urn:k:1"}})"),
               .badge_class = {},
               .issuer = read(R"({"publicKey": ["urn:k:2"]})")};
  EXPECT_EQ(key_url(badge), "urn:k:1");
  badge.assertion = read(R"({"verification": {"type": "signed"}})");
  EXPECT_EQ(key_url(badge), "urn:k:2");
}

TEST_F(OpenBadge2, ReadsDatesOfEveryAge) {
  const auto at = [&](const char* json) { return issued_on(with(assertion(), "issuedOn", json)); };
  EXPECT_EQ((*at(R"("2016-12-31T23:59:59Z")"))->seconds(), 1483228799);
  EXPECT_EQ((*at(R"("2016-12-31")"))->seconds(), 1483142400);
  EXPECT_EQ((*at("1483228799"))->seconds(), 1483228799);
  EXPECT_EQ((*at(R"("1483228799")"))->seconds(), 1483228799);
  EXPECT_FALSE(at("\"soon\"")->ok());
  EXPECT_FALSE(at("-1")->ok());
  EXPECT_FALSE(at("999999999999999")->ok());
  EXPECT_FALSE(at("[]")->ok());
  EXPECT_FALSE(issued_on(read("{}")).has_value());
  EXPECT_EQ((*issued_on(read(R"({"issued_on": 1300000000})")))->seconds(), 1300000000);
}

TEST_F(OpenBadge2, FindsAnAssertionInARevocationList) {
  const auto list = read(R"({"revokedAssertions": ["https://school.example/awards/2",
    {"id": "https://school.example/awards/1", "revocationReason": "Awarded by mistake"},
    {"uid": "77"}]})");
  EXPECT_EQ(revoked_by(list, assertion()), "Awarded by mistake");
  EXPECT_EQ(revoked_by(list, read(R"({"uid": "77"})")), "");
  EXPECT_FALSE(revoked_by(list, read(R"({"id": "https://school.example/awards/3"})")).has_value());
  EXPECT_FALSE(revoked_by(list, read("{}")).has_value());
  EXPECT_EQ(revoked_by(read(R"({"77": "Mistake"})"), read(R"({"uid": "77"})")), "Mistake");
}

TEST_F(OpenBadge2, SurvivesTheWrongTypeEverywhere) {
  for (const auto* odd : {"null", "7", "[]", "[[]]", "{}", "\"x\"", "[null, 7]"})
    for (const auto& member : assertion().members()) {
      const auto changed = with(assertion(), member.key, odd);
      const auto summary = summarise_badge2(embedded_parts(changed));
      EXPECT_LE(summary.name.size(), 64u);
      static_cast<void>(verification_of(changed));
      static_cast<void>(expires(changed));
      static_cast<void>(hosted_url(changed));
    }
}

}  // namespace
}  // namespace cairn::credential
