// SPDX-License-Identifier: Apache-2.0
// The self-audit, and what badges earned here prove beside it.
#include "app/career/audit.h"

#include "app/career/badges.h"
#include "career_house.h"

namespace cairn::app::career {
namespace {

class Audit : public CareerHouse {
 protected:
  void goal_of(std::vector<Requirement> asked) {
    workbook_.goals.push_back({.id = "1", .requirements = std::move(asked)});
  }
};

TEST_F(Audit, AsksForTheGoalsSkillsFirst) {
  goal_of({{.skill = "sql", .level = 4}, {.skill = "unknown to the framework"}});
  answer_audit(workbook_, shelf(), {{"python", 2, "2026-11-18"}});
  const auto items = audit_of(workbook_, shelf(), "1");
  ASSERT_EQ(items.size(), 2U);
  EXPECT_EQ(items[0].skill, "sql");
  EXPECT_EQ(items[0].needed, 4);
  EXPECT_FALSE(items[0].answered);
  EXPECT_EQ(items[1].said, 2);
  EXPECT_EQ(audit_of(workbook_, shelf(), "nowhere").size(), 1U);
  for (const auto& item : items)
    for (const auto& sentence : item.can_do)
      EXPECT_TRUE(sentence.text.starts_with("I can")) << sentence.text;
}

TEST_F(Audit, TakesTheLatestAnswerAndNothingUnknown) {
  answer_audit(workbook_, shelf(),
               {{"sql", 2, ""}, {"sql", 200, ""}, {"../../x", 3, ""}, {"", 3, ""}});
  ASSERT_EQ(workbook_.profile.skills.size(), 1U);
  EXPECT_EQ(workbook_.profile.skills[0].level, skills::level_max);
  answer_audit(workbook_, shelf(), {{"sql", 0, ""}});
  EXPECT_TRUE(best_held(workbook_.profile).empty()) << "not yet";
}

TEST_F(Audit, HoldsWhatIsProvedBesideWhatIsSaid) {
  workbook_.profile.skills = {{"sql", 3, "signature", "", "Badge: A"},
                              {"sql", 5, "self", "", "self-audit"}};
  const auto items = audit_of(workbook_, shelf(), "");
  ASSERT_EQ(items.size(), 1U);
  EXPECT_EQ(items[0].said, 5);
  ASSERT_EQ(items[0].proved.size(), 1U);
  EXPECT_EQ(best_held(workbook_.profile).at(0).level, 5);
}

TEST_F(Audit, CountsBadgesEarnedHereUntilTheyAreRevoked) {
  const auto actor = set_up();
  auto form = welding();
  form.details.skills = achievement::named_skills({"SQL"});
  const auto made = must(create_achievement(*context_, actor, form));
  must(publish_achievement(*context_, actor, made.id));
  const auto claim = submitted(made);
  const auto award = awarded(actor, claim.id);
  EXPECT_TRUE(add_own_badges(*context_, shelf(), claim.learner_token, workbook_).ok());
  ASSERT_EQ(workbook_.profile.skills.size(), 1U);
  EXPECT_EQ(workbook_.profile.skills[0].skill, "sql");
  EXPECT_EQ(workbook_.profile.skills[0].evidence_level, "signature");
  EXPECT_EQ(workbook_.profile.credentials.size(), 1U);
  EXPECT_TRUE(add_own_badges(*context_, shelf(), claim.learner_token, workbook_).ok());
  EXPECT_EQ(workbook_.profile.skills.size(), 1U) << "once";
  must(revoke_award(*context_, actor, award.id, "It was another's work."));
  EXPECT_TRUE(add_own_badges(*context_, shelf(), claim.learner_token, workbook_).ok());
  EXPECT_TRUE(workbook_.profile.skills.empty());
  EXPECT_TRUE(add_own_badges(*context_, shelf(), "nobody's", workbook_).ok());
}

TEST_F(Audit, CountsABadgeFromElsewhereOnceItIsVerified) {
  const auto actor = set_up();
  auto form = welding();
  form.details.skills = achievement::named_skills({"SQL", "Fillet joints of old"});
  const auto made = must(create_achievement(*context_, actor, form));
  must(publish_achievement(*context_, actor, made.id));
  const auto award = awarded(actor, submitted(made).id);
  const auto brought = must(bring_badge(*context_, shelf(), as_bytes(award.credential), workbook_));
  EXPECT_EQ(brought.name, "Welding, first level");
  ASSERT_EQ(workbook_.profile.skills.size(), 1U) << "only what the framework calls so";
  EXPECT_EQ(workbook_.profile.skills[0].skill, "sql");
  EXPECT_EQ(workbook_.profile.skills[0].evidence_level, "signature");
  EXPECT_FALSE(workbook_.profile.credentials.empty());
  must(bring_badge(*context_, shelf(), as_bytes(award.credential), workbook_));
  EXPECT_EQ(workbook_.profile.skills.size(), 1U) << "once";
  EXPECT_TRUE(forget_badge(workbook_, brought.source));
  EXPECT_FALSE(forget_badge(workbook_, brought.source));
  EXPECT_TRUE(workbook_.profile.skills.empty());

  auto altered = award.credential;
  altered.replace(altered.find("SQL"), 3, "Law");
  for (const auto& refused : {altered, std::string("{}"), std::string(), std::string("no badge")})
    EXPECT_FALSE(bring_badge(*context_, shelf(), as_bytes(refused), workbook_).ok()) << refused;
  must(revoke_award(*context_, actor, award.id, "It was another's work."));
  EXPECT_EQ(code_of(bring_badge(*context_, shelf(), as_bytes(award.credential), workbook_)),
            ErrorCode::not_permitted);
  EXPECT_TRUE(workbook_.profile.skills.empty());
}

}  // namespace
}  // namespace cairn::app::career
