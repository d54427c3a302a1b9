// SPDX-License-Identifier: Apache-2.0
#include "credential/reissue.h"

#include "credential/build.h"
#include "credential/identity.h"
#include "credential/issue_rules.h"
#include "credential/status_list.h"
#include "credential/summary.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class NextVersion : public CredentialTest {
 protected:
  json::Value before() {
    const auto made = build_award(
        {.id = "https://school.example/b/1",
         .name = {},
         .issuer = {.id = "did:example:school", .name = "School of Sailing"},
         .subject = {.id = {},
                     .email = "ada@example.org",
                     .salt = "0123456789abcdef",
                     .name = "Ada Lovelice"},
         .achievement = {.id = "https://school.example/a/1",
                         .name = "Knots",
                         .description = "Ties ten knots.",
                         .criteria = "Ten knots."},
         .valid_from = "2026-01-01T00:00:00Z",
         .valid_until = "2027-01-01T00:00:00Z",
         .evidence = {{.url = "https://learner.example/knots", .name = "Film"}},
         .status = build_status_entry("https://school.example/status/1", 5, "revocation", builder)},
        builder);
    return with(*made, "proof", R"({"type": "DataIntegrityProof"})");
  }

  Reissue changes() {
    return {.id = "https://school.example/b/1/2",
            .status = builder.array(
                {build_status_entry("https://school.example/status/1", 6, "revocation", builder),
                 build_status_entry("https://school.example/status/2", 6, "suspension", builder)}),
            .valid_until = {},
            .name = {},
            .email = {},
            .achievement = {}};
  }

  json::Value next(const Reissue& changes) {
    auto made = build_next_version(before(), changes, builder);
    EXPECT_TRUE(made.ok()) << made.error().detail << made.error().path;
    return made.ok() ? *made : json::Value();
  }
};

TEST_F(NextVersion, SaysOfTheIssuerWhatOthersSayNow) {
  auto asked = changes();
  const auto words = build_endorsement({.id = "https://guild.example/e/1",
                                        .name = "Endorsement",
                                        .issuer = {.id = "did:example:guild", .name = "Guild"},
                                        .subject = "did:example:school",
                                        .comment = "A fine school",
                                        .valid_from = "2026-01-01T00:00:00Z"},
                                       builder);
  ASSERT_TRUE(words.ok());
  asked.issuer_endorsements = std::vector{*words};
  EXPECT_EQ(next(asked)["issuer"]["endorsement"].size(), 1U);
  asked.issuer_endorsements.emplace();
  EXPECT_FALSE(next(asked)["issuer"].contains("endorsement"));
}

TEST_F(NextVersion, ChangesOnlyItsIdItsStatusAndWhatWasAsked) {
  const auto made = next(changes());
  EXPECT_EQ(told(issue_problems(made)), "");
  auto same = builder.with(made, "id", builder.string("https://school.example/b/1"));
  same = builder.with(same, "credentialStatus", before()["credentialStatus"]);
  EXPECT_TRUE(json::equal(same, builder.without(before(), "proof")));
}

TEST_F(NextVersion, MendsANameAndAnAddress) {
  auto corrected = changes();
  corrected.name = "Ada Quay";
  corrected.email = SubjectEmail{"Ada@new.example", "fedcba9876543210"};
  const auto made = next(corrected);
  EXPECT_EQ(summarise(made).subject_name, "Ada Quay");
  EXPECT_TRUE(credential_is_about(made, "email:ada@new.example"));
  EXPECT_FALSE(credential_is_about(made, "email:ada@example.org"));
  EXPECT_EQ(made["credentialSubject"]["identifier"].items().size(), 2U);
  EXPECT_EQ(json::write(made).find("Lovelice"), std::string::npos);
}

TEST_F(NextVersion, TakesTheAchievementsNewWords) {
  auto corrected = changes();
  corrected.achievement = build_achievement({.id = "https://school.example/a/1",
                                             .name = "Knots and splices",
                                             .description = "Ties ten knots.",
                                             .criteria = "Ten knots.",
                                             .version = "2"},
                                            builder);
  const auto summary = summarise(next(corrected));
  EXPECT_EQ(summary.name, "Knots and splices");
  EXPECT_EQ(summary.achievement_version, "2");
}

TEST_F(NextVersion, EndsLaterOrNever) {
  auto extended = changes();
  extended.valid_until = "2030-01-01T00:00:00Z";
  EXPECT_EQ(next(extended).string_at("validUntil"), "2030-01-01T00:00:00Z");
  extended.valid_until = "";
  EXPECT_FALSE(next(extended).contains("validUntil"));
  extended.valid_until = "2025-01-01T00:00:00Z";
  const auto reversed = build_next_version(before(), extended, builder);
  EXPECT_EQ(reversed.error().code, ErrorCode::invalid);
}

TEST_F(NextVersion, SaysAnewWhatWasDoneAndWhen) {
  auto corrected = changes();
  corrected.narrative = NewEvidence{.name = "What the learner did", .narrative = "Eleven knots."};
  corrected.link = NewEvidence{.url = "https://learner.example/more", .name = "Link"};
  corrected.awarded = "2026-02-01T00:00:00Z";
  const auto made = next(corrected);
  EXPECT_EQ(made.string_at("validFrom"), "2026-02-01T00:00:00Z");
  EXPECT_EQ(made.string_at("awardedDate"), "2026-02-01T00:00:00Z");
  EXPECT_EQ(made["evidence"].items().size(), 2U) << "the film's place is taken";
  EXPECT_EQ(said_in(made).narrative, "Eleven knots.");
  EXPECT_EQ(said_in(made).link, "https://learner.example/more");
  auto without = changes();
  without.link = NewEvidence();
  EXPECT_FALSE(next(without).contains("evidence"));
}

TEST_F(NextVersion, PutsResultsInThePlaceOfThoseOfTheSameName) {
  const NewResultDescription grade{
      .id = "https://school.example/a/1#grade", .name = "Grade", .type = "LetterGrade"};
  const NewResultDescription marked{
      .id = "https://school.example/r#total", .name = "Total", .type = "Percent"};
  const auto made =
      build_award({.id = "https://school.example/b/1",
                   .issuer = {.id = "did:example:school", .name = "School of Sailing"},
                   .subject = {.id = "did:example:learner"},
                   .achievement = {.id = "https://school.example/a/1",
                                   .name = "Knots",
                                   .description = "Ties ten knots.",
                                   .criteria = "Ten knots.",
                                   .result_descriptions = {grade, marked}},
                   .valid_from = "2026-01-01T00:00:00Z",
                   .results = {{.description_id = grade.id, .value = "B"},
                               {.description_id = marked.id, .value = "80"}}},
                  builder);
  ASSERT_TRUE(made.ok()) << made.error().path << " " << made.error().detail;
  auto corrected = changes();
  corrected.results = {{"Grade", {.description_id = grade.id, .value = "A"}}};
  using Reached = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(said_in(build_next_version(*made, corrected, builder).value()).results,
            (Reached{{"Total", "80"}, {"Grade", "A"}}));
  // Its words anew: what an assessment told keeps its description.
  corrected.achievement = build_achievement({.id = "https://school.example/a/1",
                                             .name = "Knots",
                                             .description = "Ties eleven knots.",
                                             .criteria = "Ten knots.",
                                             .result_descriptions = {grade}},
                                            builder);
  EXPECT_EQ(said_in(build_next_version(*made, corrected, builder).value()).results,
            (Reached{{"Total", "80"}, {"Grade", "A"}}));
  corrected.other_achievement = true;
  EXPECT_EQ(said_in(build_next_version(*made, corrected, builder).value()).results,
            (Reached{{"Grade", "A"}}));
  corrected.results = {{"Grade", {}}};
  EXPECT_TRUE(said_in(build_next_version(*made, corrected, builder).value()).results.empty());
}

}  // namespace
}  // namespace cairn::credential
