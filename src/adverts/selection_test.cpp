// SPDX-License-Identifier: Apache-2.0
#include "adverts/selection.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linker/test_framework.h"

namespace cairn::adverts {
namespace {

const linker::Linker& test_linker() {
  static const auto linker =
      linker::Linker::open(linker::shared_model(), linker::shared_framework()).value();
  return linker;
}

skills::SkillIndex skill(std::string_view label) {
  const auto& skills = linker::shared_framework().skills;
  return static_cast<skills::SkillIndex>(std::ranges::find(skills, label, &skills::Skill::label) -
                                         skills.begin());
}

Context context_for(std::string_view title) {
  return {test_linker(), linker::shared_framework(), test_linker().match_title(title, 5)};
}

const SentenceLink* find(const SentenceLinks& found, std::string_view label) {
  const auto at = std::ranges::find(found.links, skill(label), &SentenceLink::skill);
  return at == found.links.end() ? nullptr : &*at;
}

TEST(SentenceLinks, FindEachPhraseOfASentenceAndWhereItStands) {
  constexpr std::string_view sentence = "Laying bricks, first aid and SQL";
  const auto found = links_in(test_linker(), sentence);
  ASSERT_EQ(found.phrases.size(), 3u);
  const auto* sql = find(found, "SQL");
  ASSERT_NE(sql, nullptr);
  EXPECT_EQ(sentence.substr(sql->start, sql->end - sql->start), "SQL");
  EXPECT_TRUE(sql->exact);
  EXPECT_TRUE(sql->one_word);
  const auto* aid = find(found, "first aid");
  ASSERT_NE(aid, nullptr);
  EXPECT_EQ(sentence.substr(aid->start, aid->end - aid->start), "first aid");
  for (std::size_t i = 1; i < found.links.size(); ++i)
    EXPECT_LT(found.links[i - 1].skill, found.links[i].skill);
}

TEST(SentenceLinks, StandWithoutTheSpaceAndTheFullStopAroundTheirPhrase) {
  constexpr std::string_view sentence = "First aid, and care of animals in stables.";
  for (const auto& link : links_in(test_linker(), sentence).links) {
    const auto stretch = sentence.substr(link.start, link.end - link.start);
    EXPECT_FALSE(stretch.starts_with(' ') || stretch.ends_with('.')) << stretch;
  }
}

TEST(Context, SkillsOfTheJobAreNearest) {
  const auto welder = context_for("welder");
  EXPECT_GT(welder.nearness(skill("weld steel")), 0.9f);
  EXPECT_LT(welder.nearness(skill("bake bread")), welder.nearness(skill("weld steel")));
  const Context unknown(test_linker(), linker::shared_framework(), {});
  EXPECT_EQ(unknown.nearness(skill("weld steel")), unknown.nearness(skill("bake bread")));
}

// One of two skills read out of the same words.
TEST(Selection, TheJobDecidesBetweenTwoReadings) {
  SentenceLinks found{.phrases = {{0, 10}}, .links = {}};
  found.links.push_back({.skill = skill("bake bread"), .certainty = -1, .start = 0, .end = 10});
  found.links.push_back({.skill = skill("weld steel"), .certainty = -1, .start = 0, .end = 10});
  std::ranges::sort(found.links, {}, &SentenceLink::skill);
  for (const auto* const name : {"welder", "baker"}) {
    const auto selected = select(found, context_for(name), linker::shared_framework());
    ASSERT_FALSE(selected.empty());
    EXPECT_EQ(linker::shared_framework().skills[selected[0].skill].label,
              std::string_view(name) == "welder" ? "weld steel" : "bake bread");
  }
}

TEST(Selection, LeavesOutWhatANarrowerSkillSaysUnlessItIsNamedByItself) {
  auto framework = linker::test_framework();
  framework.skills[skill("SQL")].broader = {skill("databases")};
  SentenceLinks found{.phrases = {{0, 9}, {14, 17}}, .links = {}};
  found.links.push_back({.skill = skill("databases"), .certainty = 3, .start = 0, .end = 9});
  found.links.push_back({.skill = skill("SQL"), .certainty = 4, .start = 14, .end = 17});
  const auto job = context_for("database developer");
  const auto selected = select(found, job, framework);
  ASSERT_EQ(selected.size(), 1u);
  EXPECT_EQ(selected[0].skill, skill("SQL"));
  found.links[0].exact = true;
  EXPECT_EQ(select(found, job, framework).size(), 2u);
}

TEST(Selection, LeavesOutWhatIsUnlikely) {
  SentenceLinks found{.phrases = {{0, 10}}, .links = {}};
  found.links.push_back({.skill = skill("SQL"), .certainty = -9, .start = 0, .end = 3});
  EXPECT_TRUE(select(found, context_for("baker"), linker::shared_framework()).empty());
}

}  // namespace
}  // namespace cairn::adverts
