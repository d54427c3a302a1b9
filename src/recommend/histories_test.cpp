// SPDX-License-Identifier: Apache-2.0
#include "recommend/histories.h"

#include <gtest/gtest.h>

namespace cairn::recommend {
namespace {

// Five people who can do 0 and 1 and went on to 2; five of another trade.
Histories two_trades() {
  std::vector<std::vector<Item>> people;
  for (int i = 0; i < 5; ++i) people.push_back({0, 1, 2});
  for (int i = 0; i < 5; ++i) people.push_back({7, 8, 9});
  return Histories(std::move(people));
}

TEST(Histories, TellWhatPeopleAlikeHave) {
  const auto likely = two_trades().likely(std::vector<Item>{0, 1});
  ASSERT_EQ(likely.size(), 1U) << "nothing of those who share nothing";
  EXPECT_EQ(likely[0].item, 2U);
  EXPECT_EQ(likely[0].share, strong);
  EXPECT_EQ(likely[0].people, 5);
}

TEST(Histories, CountWhoIsMoreAlikeMore) {
  std::vector<std::vector<Item>> people(5, {0, 1, 2});
  people.insert(people.end(), 5, {0, 3, 4, 5});
  const auto likely = Histories(std::move(people)).likely(std::vector<Item>{0, 1});
  ASSERT_EQ(likely.size(), 4U);
  EXPECT_EQ(likely[0].item, 2U);
  EXPECT_GT(likely[0].share, 9 * likely[1].share);
  EXPECT_EQ(likely[1].item, 3U) << "as likely as 4 and 5: by number";
}

TEST(Histories, NameNothingThatFewPeopleHave) {
  std::vector<std::vector<Item>> people(4, {0, 1});
  people.push_back({0, 2});
  const Histories histories(std::move(people));
  EXPECT_TRUE(histories.likely(std::vector<Item>{0}).empty());
  const auto all = histories.likely(std::vector<Item>{0}, {.people_min = 1});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].people, 4);
}

TEST(Histories, TakeItemsNobodyHasAndDoubledOnes) {
  const auto histories = two_trades();
  EXPECT_TRUE(histories.likely({}).empty());
  EXPECT_TRUE(histories.likely(std::vector<Item>{4'000'000'000U}).empty());
  EXPECT_EQ(histories.likely(std::vector<Item>{1, 0, 1, 0, 77}).size(), 1U);
  EXPECT_TRUE(Histories({}).likely(std::vector<Item>{0}).empty());
  EXPECT_EQ(Histories({{3, 3, 3}}).having(3), 1);
  EXPECT_EQ(Histories({{3, 3, 3}}).having(99), 0);
}

}  // namespace
}  // namespace cairn::recommend
