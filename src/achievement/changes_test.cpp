// SPDX-License-Identifier: Apache-2.0
#include "achievement/changes.h"

#include <gtest/gtest.h>

#include "achievement/templates.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

TEST(AchievementChanges, SayWhatWasAndWhatIs) {
  const auto& before = find_template("short-course")->in("en");
  auto after = before;
  after.name = "Another name";
  after.details.hours = {};
  after.details.outcomes.emplace_back("One more");
  after.details.skills.push_back(
      {.name = "Rigging", .id = "", .framework = "", .url = "", .level = 2});
  const auto found = changes(before, after);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0].label, "Name");
  EXPECT_EQ(found[0].after, "Another name");
  EXPECT_EQ(found[1].field, "skills");
  EXPECT_EQ(found[1].before, "");
  EXPECT_EQ(found[1].after, "Rigging, 2");
  EXPECT_EQ(found[2].field, "outcomes");
  EXPECT_EQ(found[3].before, "25");
  EXPECT_EQ(found[3].after, "");
  EXPECT_TRUE(changes(before, before).empty());
}

// A member without a label would change unseen.
TEST(AchievementChanges, KnowEveryMember) {
  Content full;
  auto& details = full.details;
  full.image.text = "x";
  full.name = full.description = full.criteria = full.alternative_text = "x";
  details.translations.resize(1);
  details.skills.resize(1);
  details.outcomes = details.assessments = details.teaching_languages = details.tags = {"x"};
  details.supervision = details.participation = details.nqf = details.quality = "x";
  details.awarding_body = details.country = details.renewal = details.entry_requirements = "x";
  details.field_of_study = details.stacking = details.further = details.sharing = "x";
  details.hours = details.ects = {100};
  details.eqf = details.valid_months = 1;
  details.prerequisites.resize(1);
  details.results.resize(1);
  Arena arena;
  const auto document = to_json(full, json::Builder(arena));
  EXPECT_EQ(document.size(), 32U);
  for (const auto& member : document.members())
    EXPECT_NE(label_of_field(member.key), member.key) << member.key;
}

TEST(AchievementChanges, AreCutAtWholeCharacters) {
  Content before, after;
  for (int i = 0; i < 2000; ++i) after.criteria += "ü";
  const auto found = changes(before, after);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].after.ends_with("ü…"));
}

}  // namespace
}  // namespace cairn::achievement
