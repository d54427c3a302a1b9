// SPDX-License-Identifier: Apache-2.0
#include "skills/search.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "skills/fold.h"
#include "skills/name_query.h"

namespace cairn::skills {
namespace {

Framework sample() {
  Framework framework{.name = "sample", .language = "en"};
  framework.skills = {
      {.id = "1", .label = "project management", .other_labels = {"managing projects", "PM"}},
      {.id = "2", .label = "manage project budgets"},
      {.id = "3", .label = "Python", .hidden_labels = {"snake language"}},
      {.id = "4", .label = "C++"},
      {.id = "5", .label = "C"},
      {.id = "6", .label = "café service", .translations = {{"fr", "service du café"}}},
      {.id = "7", .label = "Excel", .other_labels = {"spreadsheets"}},
      {.id = "8", .label = "pursue excellence"},
      {.id = "9", .label = "spreadsheets"},
  };
  framework.occupations = {{.id = "a",
                            .label = "data analyst",
                            .translations = {{"de", "Datenanalystin"}, {"de", "Datenanalyst"}}}};
  return framework;
}

std::vector<std::string> ids(const std::vector<SkillHit>& hits, const Framework& framework) {
  std::vector<std::string> found;
  for (const auto& hit : hits) found.push_back(framework.skills[hit.skill].id);
  return found;
}

class Search : public ::testing::Test {
 protected:
  std::vector<SkillHit> find(std::string_view query, std::size_t top = 20) const {
    return search.skills(query, top);
  }
  std::vector<std::string> found(std::string_view query) const {
    return ids(find(query), framework);
  }
  using Ids = std::vector<std::string>;
  Framework framework = sample();
  SkillSearch search{framework};
};

TEST_F(Search, RanksExactThenPrefixThenAllWords) {
  EXPECT_EQ(found("project management"), (Ids{"1"}));
  EXPECT_EQ(found("manage project"), (Ids{"2", "1"}));
  EXPECT_EQ(find("manage project")[0].why, Why::prefix);
  EXPECT_EQ(find("project manage")[0].why, Why::prefix);
  EXPECT_EQ(find("budgets manage")[0].why, Why::all_words);
}

TEST_F(Search, PutsTheOwnLabelBeforeAnotherNameOfTheSameRank) {
  EXPECT_EQ(found("spreadsheets"), (Ids{"9", "7"}));
  EXPECT_EQ(find("spreadsheets")[1].name, "spreadsheets");
}

TEST_F(Search, FindsWhatIsStillBeingTyped) {
  EXPECT_EQ(found("pyt"), (Ids{"3"}));
  EXPECT_EQ(found("project m"), (Ids{"1", "2"}));
  EXPECT_EQ(found("project man b"), (Ids{"2"}));

  EXPECT_TRUE(found("pro x").empty() || find("pro x")[0].why == Why::some_words);
}

TEST_F(Search, ForgivesTypingErrorsButNotInShortWords) {
  EXPECT_EQ(found("pyhton"), (Ids{"3"}));
  EXPECT_EQ(find("pyhton")[0].why, Why::typo);
  EXPECT_EQ(found("projct managment")[0], "1");
  EXPECT_EQ(found("exel")[0], "7");
  EXPECT_TRUE(found("Q").empty());
}

TEST_F(Search, DoesNotGuessWhereAWordStandsAsItIs) {
  EXPECT_EQ(found("excel"), (Ids{"7", "8"}));  // the second begins so
  for (const auto& hit : find("excel")) EXPECT_NE(hit.why, Why::typo);
}

TEST_F(Search, TakesNoNoticeOfAccentsAndCase) {
  EXPECT_EQ(found("CAFE SERVICE"), (Ids{"6"}));
  EXPECT_EQ(find("service du cafe")[0].language, "fr");
  EXPECT_EQ(find("Café")[0].name, "café service");
}

TEST_F(Search, TellsSignsApart) {
  EXPECT_EQ(found("c++"), (Ids{"4"}));
  EXPECT_EQ(found("c ")[0], "5");
}

TEST_F(Search, FindsHiddenNamesAndTranslations) {
  EXPECT_EQ(found("snake language"), (Ids{"3"}));
  const auto hits = search.occupations("datenanalyst");
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].name, "Datenanalyst");
  EXPECT_EQ(hits[0].language, "de");
}

TEST_F(Search, FallsBackToTheTellingWords) {
  const auto hits = find("python for beginners");
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(framework.skills[hits[0].skill].id, "3");
  EXPECT_EQ(hits[0].why, Why::some_words);
}

TEST_F(Search, FindsNothingInNothing) {
  EXPECT_TRUE(find("").empty());
  EXPECT_TRUE(find(" - ").empty());
  EXPECT_TRUE(find("python", 0).empty());
  EXPECT_TRUE(find("\xFF\xFE").empty());
  EXPECT_TRUE(SkillSearch(framework, SkillSearch::Of::occupations).skills("python").empty());
}

TEST_F(Search, TakesLongQuestions) {
  EXPECT_NO_FATAL_FAILURE(find(std::string(100'000, 'a')));
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "project ";
  EXPECT_FALSE(find(words).empty());
}

RC_GTEST_PROP(TypingDistance, IsTheSameBothWaysAndCountsSwaps,
              (std::u16string a, std::u16string b)) {
  a.resize(std::min<std::size_t>(a.size(), 12));
  b.resize(std::min<std::size_t>(b.size(), 12));
  RC_ASSERT(typing_distance(a, b, 3, false) == typing_distance(b, a, 3, false));
  RC_ASSERT(typing_distance(a, a, 0, false) == 0U);
  RC_ASSERT(typing_distance(a, a + b, 0, true) == 0U);
  if (a.size() > 1 && a[0] != a[1]) {
    auto swapped = a;
    std::swap(swapped[0], swapped[1]);
    RC_ASSERT(typing_distance(a, swapped, 2, false) == 1U);
  }
}

// Every name is found by itself, first or among equals.
RC_GTEST_PROP(SearchProperty, FindsEveryNameByItself, (const std::vector<std::string>& names)) {
  Framework framework;
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto id = std::to_string(i + 1'000'000);
    framework.skills.push_back({.id = std::move(id), .label = names[i]});
  }
  const SkillSearch search(framework, SkillSearch::Of::skills);
  for (const auto& name : names) {
    if (fold(name).empty()) continue;
    const auto hits = search.skills(name, 1);
    RC_ASSERT(hits.size() == 1U);
    RC_ASSERT(fold(hits[0].name) == fold(name));
  }
}

}  // namespace
}  // namespace cairn::skills
