// SPDX-License-Identifier: Apache-2.0
#include "catalogue/weigh.h"

#include <gtest/gtest.h>

namespace cairn::catalogue {
namespace {

class WeighTest : public ::testing::Test {
 protected:
  using Texts = std::vector<std::string>;

  WeighTest() {
    for (auto* offer : {&first_, &second_}) {
      offer->hours = Effort{600, 600};
      offer->assessment = "exam";
      offer->credential = "certificate";
      offer->renewal_months = 0;
    }
    first_.price = Price{9'000, "EUR"};
    second_.price = Price{4'000, "EUR"};
    first_.teaches = {stated("sql", 3), stated("python", 3)};
    second_.teaches = {stated("sql", 3)};
  }

  static Teaches stated(std::string skill, Level level) {
    return {.words = "", .skill = std::move(skill), .level = level, .link = Link::stated};
  }
  Weighed weighed(std::span<const GoalSkill> goal) const {
    const Offer* const offers[] = {&first_, &second_};
    const auto comparison =
        compare(offers, goal, [](std::string_view) -> const Offer* { return nullptr; });
    EXPECT_TRUE(comparison.ok());
    return weigh(*comparison, goal);
  }
  static Texts texts(const std::vector<Phrase>& sentences) {
    Texts all;
    for (const auto& sentence : sentences) all.push_back(in_english(sentence));
    return all;
  }

  const GoalSkill goal_[2] = {{"sql", "SQL", 2}, {"python", "Python", 2}};
  Offer first_{.id = "first", .title = "First"}, second_{.id = "second", .title = "Second"};
};

TEST_F(WeighTest, SaysWhichIsBetterForAGapAndWhy) {
  const auto made = weighed(goal_);
  EXPECT_EQ(in_english(made.for_goal),
            "First is better for your gap, because it covers more of it: 2 of 2 (Second: 1 of 2).");
  EXPECT_EQ(texts(made.each[0].for_it),
            (Texts{"It covers SQL and Python.", "None of the others covers Python.",
                   "Fewest hours for each one covered: 5 h"}));
  EXPECT_EQ(texts(made.each[0].to_weigh), Texts{});
  EXPECT_EQ(texts(made.each[1].to_weigh), Texts{"It leaves open: Python."});
}

TEST_F(WeighTest, OfThoseThatCoverTheSameThePriceAndTheTimeAreSaid) {
  second_.teaches = first_.teaches;
  EXPECT_EQ(in_english(weighed(goal_).for_goal),
            "First and Second cover the same of your gap: 2 of 2. Second is better in that it "
            "costs less.");
  first_.hours = Effort{300, 300};
  EXPECT_EQ(in_english(weighed(goal_).for_goal),
            "First and Second cover the same of your gap: 2 of 2. Second costs less, First takes "
            "less time.");
  first_.price = second_.price;
  EXPECT_EQ(in_english(weighed(goal_).for_goal),
            "First and Second cover the same of your gap: 2 of 2. First is better in that it takes "
            "less time.");
  second_.hours = std::nullopt;
  EXPECT_EQ(in_english(weighed(goal_).for_goal),
            "First and Second cover the same of your gap: 2 of 2. Nothing that is known of all of "
            "them makes one better.");
}

TEST_F(WeighTest, WhatNobodyConfirmedIsToWeighAndCountsForNothing) {
  first_.teaches = second_.teaches = {
      {.words = "SQL", .link = Link::proposed, .proposals = {{"sql", "SQL", 900}}}};
  first_.price = std::nullopt;
  first_.prerequisites = {"Patience"};
  const auto made = weighed(goal_);
  EXPECT_EQ(in_english(made.for_goal), "None of these covers anything of your gap for certain.");
  EXPECT_EQ(texts(made.each[0].to_weigh),
            (Texts{"Nobody has confirmed yet that it proves SQL.", "It leaves open: Python.",
                   "Needed before: Patience.", "Not known: Price."}));
}

TEST_F(WeighTest, WithoutAGoalItSpeaksOfTheOffersAlone) {
  const auto made = weighed({});
  EXPECT_TRUE(made.for_goal.empty());
  EXPECT_EQ(texts(made.each[1].for_it), Texts{"Lowest price: 40 EUR"});
  EXPECT_EQ(texts(made.each[0].for_it), Texts{});
}

}  // namespace
}  // namespace cairn::catalogue
