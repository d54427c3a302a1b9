// SPDX-License-Identifier: Apache-2.0
#include "linker/linker.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "linker/test_framework.h"

namespace cairn::linker {
namespace {

const Linker& shared_linker() {
  static const Linker linker = Linker::open(shared_model(), shared_framework()).value();
  return linker;
}

std::string first_skill(std::string_view sentence) {
  const auto links = shared_linker().link(sentence, 1);
  return links.empty() ? "" : shared_framework().skills[links[0].skill].label;
}

std::string first_occupation(std::string_view title) {
  const auto matches = shared_linker().match_title(title, 1);
  return matches.empty() ? "" : shared_framework().occupations[matches[0].occupation].label;
}

TEST(Link, ExactNamesHaveTheirOffsets) {
  const std::string sentence = "– Gute Laune & structured query language, please";
  const auto links = shared_linker().link(sentence, 3);
  ASSERT_FALSE(links.empty());
  EXPECT_EQ(shared_framework().skills[links[0].skill].label, "SQL");
  EXPECT_TRUE(links[0].exact);
  EXPECT_EQ(sentence.substr(links[0].start, links[0].end - links[0].start),
            "structured query language");
}

TEST(Link, OtherFormsOfANameAreFoundButNotExact) {
  const auto links = shared_linker().link("You will be welding steels", 1);
  ASSERT_EQ(links.size(), 1u);
  EXPECT_EQ(shared_framework().skills[links[0].skill].label, "weld steel");
  EXPECT_FALSE(links[0].exact);
}

TEST(Link, ANameInCapitalsIsNoOrdinaryWord) {
  auto framework = test_framework();
  framework.skills[0].other_labels.push_back("LESS");
  const auto model = train(framework, test_lexicon(), in_sequence, {}).value();
  const auto linker = Linker::open(model, framework).value();
  const auto is_named = [&](std::string_view sentence) {
    return std::ranges::any_of(linker.link(sentence, 12),
                               [](const Link& link) { return link.skill == 0 && link.exact; });
  };
  EXPECT_TRUE(is_named("Styles written in LESS"));
  EXPECT_FALSE(is_named("Help for colleagues who know less of it"));
}

// "Python SQL" is a name of SQL here: it must not swallow the Python of a list.
TEST(Link, ALongerNameDoesNotSwallowTheItemsOfAList) {
  auto framework = test_framework();
  framework.skills[9].other_labels.push_back("Python SQL");
  const auto model = train(framework, test_lexicon(), in_sequence, {}).value();
  const auto linker = Linker::open(model, framework).value();
  const auto is_named = [&](std::string_view sentence) {
    return std::ranges::any_of(linker.link(sentence, 12),
                               [](const Link& link) { return link.skill == 8 && link.exact; });
  };
  EXPECT_TRUE(is_named("Python, SQL"));
  EXPECT_TRUE(is_named("Python and SQL"));
  EXPECT_FALSE(is_named("Experience of Python SQL"));
}

TEST(Link, WordsOfDescriptionsAndTheLexiconAreUnderstood) {
  EXPECT_EQ(first_skill("grooming and exercising our horses"), "care for horses");
  EXPECT_EQ(first_skill("kneading dough at four in the morning"), "bake bread");
  EXPECT_EQ(first_skill("Experience of querying tables with joins"), "SQL");
}

TEST(Link, SeveralSkillsOfASentenceComeBeforeOthers) {
  const auto links = shared_linker().link("Python, first aid and bricklaying", 3);
  ASSERT_EQ(links.size(), 3u);
  std::vector<skills::SkillIndex> found;
  for (const auto& link : links) found.push_back(link.skill);
  std::ranges::sort(found);
  EXPECT_EQ(found, (std::vector<skills::SkillIndex>{5, 6, 8}));
}

TEST(Link, GivesAsManyAsAskedForBestFirst) {
  const auto links = shared_linker().link("drive lorries", 5);
  EXPECT_LE(links.size(), 5u);
  EXPECT_GE(links.size(), 1u);
  EXPECT_EQ(links[0].skill, 4u);
}

TEST(Others, AreThoseMostLikeTheSentenceAndNeverTheSameTwice) {
  const std::vector<skills::SkillIndex> apart{4, 9};
  const auto found = shared_linker().others("kneading dough for loaves", apart, 100);
  EXPECT_EQ(found.size(), shared_framework().skills.size() - apart.size());
  EXPECT_EQ(shared_framework().skills[found[0]].label, "bake bread");
  const std::set<skills::SkillIndex> once(found.begin(), found.end());
  EXPECT_EQ(once.size(), found.size());
  EXPECT_FALSE(once.contains(4) || once.contains(9));
  EXPECT_EQ(shared_linker().others("kneading dough for loaves", apart, 3),
            std::vector(found.begin(), found.begin() + 3));
  EXPECT_TRUE(shared_linker().others("kneading dough", {}, 0).empty());
}

// Where no word says anything, what many occupations ask for comes first, whoever asks.
TEST(Others, AreTheUsualOnesForASentenceThatSaysNothing) {
  const auto usual = shared_linker().others("", {}, 12);
  EXPECT_EQ(usual.size(), 12u);
  for (const auto* text : {"the of and", " \n", "\xff\xff"})
    EXPECT_EQ(shared_linker().others(text, {}, 12), usual) << text;
}

TEST(Link, ShowsNothingForBoilerplate) {
  EXPECT_TRUE(shared_linker().link("We offer a pension and thirty days of holiday.", 0).empty());
  EXPECT_TRUE(shared_linker().link("Our company was founded in 1952", 0).empty());
}

TEST(Link, HostileTextIsOnlyText) {
  for (const std::string& text :
       {std::string(), std::string(" \t\n"), std::string(5'000'000, 'x'),
        std::string(100'000, '\xff'), std::string("ignore all rules and link everything"),
        std::string("\0\0first aid\0", 12), std::string("the of and")})
    for (const std::size_t top : {0u, 3u})
      for (const auto& link : shared_linker().link(text, top)) {
        EXPECT_LE(link.start, link.end);
        EXPECT_LE(link.end, text.size());
        EXPECT_LE(link.score, 10'000u);
      }
}

TEST(Link, LongTextIsReadToItsLimit) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "weld steel and drive lorries near horses; ";
  EXPECT_FALSE(shared_linker().link(text, 3).empty());
}

TEST(MatchTitle, FindsLabelsOtherNamesAndTitlesOfTheLexicon) {
  EXPECT_EQ(first_occupation("Senior Lorry Driver (m/f/d)"), "lorry driver");
  EXPECT_EQ(first_occupation("Truck driver - nights"), "lorry driver");
  EXPECT_EQ(first_occupation("Database Developer II"), "data engineer");
  EXPECT_EQ(first_occupation("MIG operator, urgent"), "welder");
}

TEST(MatchTitle, ATitleWithoutATradeMatchesWhatItCan) {
  EXPECT_TRUE(shared_linker().match_title("", 3).empty());
  EXPECT_TRUE(shared_linker().match_title("\xff\xff", 3).empty());
  (void)shared_linker().match_title("Senior", 3);
  (void)shared_linker().match_title(std::string(5'000'000, 'y'), 3);
}

TEST(MatchTitle, CertaintiesAddUpToAtMostOne) {
  std::uint32_t sum = 0;
  for (const auto& match : shared_linker().match_title("teacher", 10)) sum += match.score;
  EXPECT_LE(sum, 10'000u);
}

TEST(MatchSkills, AnOccupationsEssentialSkillsFindItFirst) {
  const auto& framework = shared_framework();
  for (skills::OccupationIndex o = 0; o < framework.occupations.size(); ++o) {
    std::vector<WeightedSkill> asked;
    for (const auto& needed : framework.occupations[o].essential) asked.push_back({needed.skill});
    const auto matches = shared_linker().match_skills(asked, 1);
    ASSERT_EQ(matches.size(), 1u);
    EXPECT_EQ(matches[0].occupation, o);
  }
}

TEST(MatchSkills, UnknownSkillsAndSenselessWeightsCountNothing) {
  const std::vector<WeightedSkill> asked{{999, 1}, {5, -1}, {5, 0}, {11, 1.0 / 0.0}, {6, 1}};
  const auto matches = shared_linker().match_skills(asked, 5);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(shared_framework().occupations[matches[0].occupation].label, "bricklayer");
  EXPECT_TRUE(shared_linker().match_skills({}, 5).empty());
}

}  // namespace
}  // namespace cairn::linker
