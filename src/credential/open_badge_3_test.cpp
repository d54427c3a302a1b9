// SPDX-License-Identifier: Apache-2.0
#include "credential/open_badge_3.h"

#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

using OpenBadge3 = CredentialTest;

TEST_F(OpenBadge3, TakesTheNameFromTheAchievement) {
  const auto summary = summarise(badge());
  EXPECT_EQ(summary.name, "Knots");
  EXPECT_EQ(summary.description, "Ties ten knots.");
  EXPECT_EQ(summarise(with(plain_credential(), "name", R"("Plain")")).name, "Plain");
}

TEST_F(OpenBadge3, SummarisesEveryPart) {
  const auto summary = summarise(badge());
  EXPECT_EQ(summary.id, "urn:uuid:0d0c4b26-0f41-4a5c-9f2b-4f4fd4d5a3a1");
  EXPECT_EQ(summary.issuer.id, "https://school.example/issuer");
  EXPECT_EQ(summary.issuer.name, "School of Sailing");
  EXPECT_EQ(summary.subject_id, "did:example:learner");
  EXPECT_EQ(summary.valid_from, "2026-01-01T00:00:00Z");
  EXPECT_EQ(summary.valid_until, "2036-01-01T00:00:00Z");
  EXPECT_EQ(summary.achievement_type, "Competency");
  EXPECT_EQ(summary.criteria, "Ten knots in ten minutes.");
  EXPECT_EQ(summary.criteria_url, "https://school.example/badges/knots/criteria");
  EXPECT_EQ(summary.image, "https://school.example/knots.png");
  EXPECT_EQ(summary.image_caption, "A bowline");
  EXPECT_EQ(summary.tags, (std::vector<std::string>{"rope", "sailing"}));
  ASSERT_EQ(summary.alignments.size(), 1u);
  EXPECT_EQ(summary.alignments[0].framework, "Seafaring");
  ASSERT_EQ(summary.evidence.size(), 1u);
  EXPECT_EQ(summary.evidence[0].id, "https://learner.example/knots");
  ASSERT_EQ(summary.identifiers.size(), 1u);
  EXPECT_TRUE(summary.identifiers[0].hashed);
}

TEST_F(OpenBadge3, JoinsResultsWithTheirDescriptions) {
  const auto summary = summarise(badge());
  ASSERT_EQ(summary.results.size(), 1u);
  const auto& result = summary.results[0];
  EXPECT_EQ(result.name, "Speed");
  EXPECT_EQ(result.level, "Swift");
  EXPECT_EQ(result.required, "Steady");
  EXPECT_EQ(result.value, "9");
  EXPECT_EQ(result.value_max, "10");
}

TEST_F(OpenBadge3, ReadsOneOrManyAlike) {
  const auto listed =
      builder.with(badge(), "credentialSubject", builder.array({badge()["credentialSubject"]}));
  EXPECT_EQ(summarise(listed).name, "Knots");
  EXPECT_EQ(subjects(listed)[0].path, "/credentialSubject/0");
  EXPECT_EQ(subjects(badge())[0].path, "/credentialSubject");
  const auto status = with(badge(), "credentialStatus", R"([{"type": "A"}, {"type": "B"}])");
  EXPECT_EQ(status_entries(status)[1].path, "/credentialStatus/1");
}

TEST_F(OpenBadge3, SurvivesTheWrongTypeEverywhere) {
  for (const auto* odd : {"null", "7", "[]", "[[]]", "{}", "\"x\"", "[null, 7]"})
    for (const auto& member : badge().members()) {
      const auto summary = summarise_vc(with(badge(), member.key, odd));
      EXPECT_LE(summary.name.size(), 64u);
    }
  EXPECT_EQ(summarise_vc(json::Value()).name, "");
}

TEST_F(OpenBadge3, ReadsDatesOfBothModels) {
  EXPECT_EQ(validity_of(badge()).from_path, "/validFrom");
  const auto old = with(old_credential(), "expirationDate", R"("2030-01-01T00:00:00Z")");
  EXPECT_EQ(validity_of(old).from, "2020-01-01T00:00:00Z");
  EXPECT_EQ(validity_of(old).until_path, "/expirationDate");
  EXPECT_EQ(validity_of(plain_credential()).from, "");
}

TEST_F(OpenBadge3, PicksTheLanguageAskedFor) {
  const auto name = read(R"([{"@value": "Knots", "@language": "en"},
                             {"@value": "Knoten", "@language": "de"}])");
  EXPECT_EQ(text_of(name, "de-AT"), "Knoten");
  EXPECT_EQ(text_of(name, "fr"), "Knots");
  EXPECT_EQ(text_of(read(R"({"en": "Knots", "de": "Knoten"})"), "de"), "Knoten");
  EXPECT_EQ(text_of(read("7")), "");
}

TEST_F(OpenBadge3, ComparesIdsOfCredentialsDecodedAndTrimmed) {
  EXPECT_TRUE(same_credential_id("urn:uuid:0d0c4b26-0f41", " urn:uuid:0d0c4b26%2D0f41"));
  EXPECT_FALSE(same_credential_id("urn:a:1", "urn:A:1"));
  EXPECT_FALSE(same_credential_id("", ""));
}

}  // namespace
}  // namespace cairn::credential
