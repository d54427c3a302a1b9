// SPDX-License-Identifier: Apache-2.0
#include "credential/build.h"

#include "credential/identity.h"
#include "credential/issue_rules.h"
#include "credential/status_list.h"
#include "credential/test_documents.h"

namespace cairn::credential {
namespace {

class Build : public CredentialTest {
 protected:
  NewAward award() {
    return {
        .id = "urn:uuid:6c2b0a3e-30cf-4f3e-8f0c-0a7a5c1e9d10",
        .name = {},
        .issuer = {.id = "did:example:school", .name = "School of Sailing"},
        .subject = {.id = {},
                    .email = "Learner@example.org",
                    .salt = "0123456789abcdef",
                    .name = "Ada Quay"},
        .achievement = {.id = "https://school.example/badges/knots",
                        .name = "Knots",
                        .description = "Ties ten knots.",
                        .criteria = "Ten knots.",
                        .image = "https://school.example/knots.png",
                        .image_caption = "A bowline",
                        .language = "en",
                        .tags = {"rope"},
                        .alignments = {{.name = "Rigging", .url = "https://f.example/r"}},
                        .result_descriptions = {{.id = "urn:uuid:r1",
                                                 .name = "Speed",
                                                 .type = "RubricCriterionLevel",
                                                 .levels = {{.id = "urn:uuid:l1",
                                                             .name = "Swift"}}}}},
        .narrative = "Tied them all.",
        .valid_from = "2026-01-01T00:00:00Z",
        .evidence = {{.url = "https://learner.example/knots", .name = "Film"}},
        .results = {{.description_id = "urn:uuid:r1", .level_id = "urn:uuid:l1"}},
        .status = build_status_entry("https://school.example/status/1", 5, "revocation", builder)};
  }
};

TEST_F(Build, MakesABadgeThatMayBeIssued) {
  const auto made = build_award(award(), builder);
  ASSERT_TRUE(made.ok()) << made.error().detail << made.error().path;
  EXPECT_EQ(told(issue_problems(*made)), "");
  const auto summary = summarise(*made);
  EXPECT_EQ(summary.name, "Knots");
  EXPECT_EQ(summary.subject_name, "Ada Quay");
  EXPECT_EQ(summary.results[0].level, "Swift");
  EXPECT_EQ(summary.evidence[0].name, "Film");
}

TEST_F(Build, HidesTheAddressAndStillFindsIt) {
  const auto made = build_award(award(), builder);
  ASSERT_TRUE(made.ok());
  EXPECT_EQ(json::write(*made).find("earner@example"), std::string::npos);
  EXPECT_TRUE(credential_is_about(*made, "email:learner@example.org"));
  EXPECT_FALSE(credential_is_about(*made, "email:other@example.org"));
}

TEST_F(Build, LeavesOutWhatIsEmpty) {
  auto small = award();
  small.subject = {.id = "did:example:learner"};
  small.status.reset();
  small.evidence.clear();
  const auto made = build_award(small, builder);
  ASSERT_TRUE(made.ok());
  for (const auto* key : {"credentialStatus", "evidence", "validUntil", "awardedDate"})
    EXPECT_FALSE(made->contains(key)) << key;
  EXPECT_FALSE((*made)["credentialSubject"].contains("identifier"));
}

TEST_F(Build, RefusesWhatWouldNotBeACredential) {
  const auto path = [&](auto change) {
    auto changed = award();
    change(changed);
    const auto made = build_award(changed, builder);
    return made.ok() ? "built" : made.error().path;
  };
  EXPECT_EQ(path([](NewAward& a) { a.subject = {}; }), "/credentialSubject");
  EXPECT_EQ(path([](NewAward& a) { a.subject.salt = "short"; }), "/credentialSubject/identifier");
  EXPECT_EQ(path([](NewAward& a) { a.id = "no url"; }), "/id");
  EXPECT_EQ(path([](NewAward& a) { a.valid_from.clear(); }), "/validFrom");
  EXPECT_EQ(path([](NewAward& a) { a.valid_until = "2020-01-01T00:00:00Z"; }), "/validUntil");
  EXPECT_EQ(path([](NewAward& a) { a.issuer.id = "School"; }), "/issuer/id");
  EXPECT_EQ(path([](NewAward& a) { a.achievement.type = "Trophy"; }),
            "/credentialSubject/achievement/achievementType");
  EXPECT_EQ(path([](NewAward& a) { a.achievement.name.clear(); }),
            "/credentialSubject/achievement/name");
}

}  // namespace
}  // namespace cairn::credential
