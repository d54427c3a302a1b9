// SPDX-License-Identifier: Apache-2.0
#include "recommend/rank.h"

#include <gtest/gtest.h>

namespace cairn::recommend {
namespace {

Wish wish(Item skill, Strength strength) {
  return {skill, {{.kind = ReasonKind::peers, .strength = strength, .count = 9}}};
}

std::vector<std::string> ids(const std::vector<Recommended>& list,
                             const std::vector<Candidate>& candidates) {
  std::vector<std::string> out;
  for (const auto& one : list) out.push_back(candidates[one.candidate].id);
  return out;
}

TEST(Rank, PutsWhatBringsMoreFirstAndTellsWhy) {
  const std::vector<Wish> wishes{wish(1, 900'000), wish(2, 300'000)};
  const std::vector<Candidate> candidates{
      {.id = "a", .brings = {2}}, {.id = "b", .brings = {1}}, {.id = "c", .brings = {5}}};
  const auto list = rank(wishes, candidates);
  EXPECT_EQ(ids(list, candidates), (std::vector<std::string>{"b", "a"})) << "nothing speaks for c";
  EXPECT_EQ(list[0].reasons, wishes[0].reasons);
  EXPECT_EQ(list[0].score, 900'000);
}

TEST(Rank, ListsDifferentThings) {
  const std::vector<Wish> wishes{wish(1, 900'000), wish(2, 300'000)};
  const std::vector<Candidate> candidates{
      {.id = "a", .brings = {1}}, {.id = "b", .brings = {1}}, {.id = "c", .brings = {2}}};
  EXPECT_EQ(ids(rank(wishes, candidates), candidates), (std::vector<std::string>{"a", "c"}));
}

TEST(Rank, PrefersASmallStepToACollection) {
  std::vector<Wish> wishes;
  Candidate bundle{.id = "bundle", .brings = {}};
  for (Item skill = 0; skill < 40; ++skill) {
    wishes.push_back(wish(skill, 100'000));
    bundle.brings.push_back(skill);
  }
  wishes.push_back(wish(99, 800'000));
  const std::vector<Candidate> candidates{bundle, {.id = "one", .brings = {99}}};
  EXPECT_EQ(ids(rank(wishes, candidates), candidates)[0], "one");
}

TEST(Rank, CountsWhatIsMissingBeforeAgainstAnOffer) {
  const std::vector<Wish> wishes{wish(1, 500'000), wish(2, 400'000)};
  const std::vector<Candidate> candidates{{.id = "later", .brings = {1}, .lacks = 1},
                                          {.id = "now", .brings = {2}}};
  EXPECT_EQ(ids(rank(wishes, candidates), candidates)[0], "now");
}

TEST(Rank, CountsAnOffersOwnReasonsFirst) {
  const std::vector<Wish> wishes{wish(1, 1'000'000)};
  const std::vector<Candidate> candidates{
      {.id = "a", .brings = {1}},
      {.id = "b",
       .brings = {1},
       .own = {{.kind = ReasonKind::renews, .strength = strong, .about = as_written("Old")}}}};
  const auto list = rank(wishes, candidates);
  EXPECT_EQ(ids(list, candidates), (std::vector<std::string>{"b"}));
  EXPECT_EQ(list[0].reasons.size(), 2U);
  EXPECT_EQ(list[0].reasons[0].kind, ReasonKind::renews);
}

TEST(Rank, CountsWorkAgainstAnOffer) {
  const std::vector<Wish> wishes{wish(1, 500'000)};
  const std::vector<Candidate> candidates{{.id = "a", .brings = {1}, .minutes = half_minutes},
                                          {.id = "b", .brings = {1}, .minutes = half_minutes / 4}};
  const auto list = rank(wishes, candidates);
  EXPECT_EQ(ids(list, candidates)[0], "b");
  EXPECT_EQ(list[0].score, 400'000);
}

TEST(Rank, LeavesOutWhatHardlyCounts) {
  const std::vector<Wish> wishes{wish(1, 500'000), wish(2, 10'000), wish(3, 9'999)};
  const std::vector<Candidate> candidates{
      {.id = "a", .brings = {1}}, {.id = "b", .brings = {2}}, {.id = "c", .brings = {3}}};
  EXPECT_EQ(rank(wishes, candidates).size(), 2U);
}

TEST(Rank, SettlesTiesByIdAndStopsAtTheCount) {
  const std::vector<Wish> wishes{wish(1, 500'000), wish(2, 500'000), wish(3, 500'000)};
  const std::vector<Candidate> candidates{
      {.id = "c", .brings = {3}}, {.id = "a", .brings = {1}}, {.id = "b", .brings = {2}}};
  EXPECT_EQ(ids(rank(wishes, candidates, {.count = 2}), candidates),
            (std::vector<std::string>{"a", "b"}));
  EXPECT_TRUE(rank({}, candidates).empty());
  EXPECT_TRUE(rank(wishes, {}).empty());
}

}  // namespace
}  // namespace cairn::recommend
