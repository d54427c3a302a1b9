// SPDX-License-Identifier: Apache-2.0
#include "outcomes/aggregate.h"

#include <gtest/gtest.h>

#include "json/write.h"

namespace cairn::outcomes {
namespace {

Contribution of(int number, std::int64_t units = 0, std::string currency = "EUR") {
  Contribution one;
  one.person = "person " + std::to_string(number);
  one.since = Instant::from_seconds(number);
  one.came[static_cast<std::size_t>(Kind::raise)] = units > 0;
  one.came[static_cast<std::size_t>(Kind::nothing)] = units == 0;
  if (units > 0) one.a_year.push_back({units * 100, std::move(currency)});
  return one;
}

std::optional<Aggregate> aggregate(std::vector<Contribution> all) {
  return told_of(counted_of(std::move(all)));
}

std::vector<Contribution> several(int count, std::int64_t units) {
  std::vector<Contribution> all;
  for (int i = 0; i < count; ++i) all.push_back(of(i, units));
  return all;
}

TEST(Aggregate, TellsNothingOfFewerThanFive) {
  EXPECT_FALSE(aggregate({}));
  EXPECT_FALSE(aggregate(several(4, 1'000)));
  EXPECT_TRUE(aggregate(several(5, 1'000)));
}

TEST(Aggregate, CountsOnePersonOnce) {
  auto all = several(4, 1'000);
  for (int i = 0; i < 10; ++i) all.push_back(of(0, 9'000));
  EXPECT_FALSE(aggregate(all));
}

TEST(Aggregate, ShowsNobodyWhatTheSixthSaid) {
  const auto five = aggregate(several(5, 1'000));
  auto all = several(5, 1'000);
  all.push_back(of(6, 90'000));
  all.back().proved = true;
  const auto six = aggregate(all);
  ASSERT_TRUE(five && six);
  Arena arena;
  const json::Builder builder(arena);
  EXPECT_EQ(json::write(aggregate_json(*five, builder)),
            json::write(aggregate_json(*six, builder)));
}

TEST(Aggregate, CountsThoseForWhomNothingCame) {
  auto all = several(5, 1'000);
  for (int i = 10; i < 15; ++i) all.push_back(of(i));
  const auto found = aggregate(all);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->people, 10);
  EXPECT_EQ(found->came[static_cast<std::size_t>(Kind::raise)], 5);
  EXPECT_EQ(found->came[static_cast<std::size_t>(Kind::nothing)], 5);
}

TEST(Aggregate, GivesABandAndNoOnesNumber) {
  std::vector<Contribution> all;
  for (const auto units : {1'111, 2'222, 2'345, 4'444, 5'555}) all.push_back(of(units, units));
  const auto found = aggregate(all);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->raises.size(), 1U);
  EXPECT_EQ(found->raises[0].low, 2'000);
  EXPECT_EQ(found->raises[0].high, 3'000);
  EXPECT_EQ(found->raises[0].people, 5);
  EXPECT_FALSE(found->hours);
}

TEST(Aggregate, UnitesWhatOnePersonSaysInTwoPlaces) {
  auto all = several(5, 0);
  all.push_back(of(0, 1'000));
  for (int i = 10; i < 14; ++i) all.push_back(of(i, 1'000));
  const auto found = aggregate(all);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->people, 5) << "nine";
  EXPECT_EQ(found->came[static_cast<std::size_t>(Kind::nothing)], 0) << "of the first five only 4";
}

TEST(Aggregate, TellsALittleAsALittleAndNotAsNothing) {
  auto all = several(5, 1'000);
  for (auto& one : all) {
    one.minutes = 30;
    one.cost.push_back({50, "EUR"});
  }
  const auto found = aggregate(all);
  ASSERT_TRUE(found && found->hours);
  EXPECT_EQ(found->hours->high, 2);
  ASSERT_EQ(found->costs.size(), 1U);
  EXPECT_EQ(found->costs[0].high, 2);
  for (auto& one : all) one.minutes = 0;
  EXPECT_EQ(aggregate(all)->hours->high, 0) << "nothing stays nothing";
}

TEST(Aggregate, KeepsCurrenciesApartAndTellsNoneOfFewerThanFive) {
  auto all = several(5, 1'000);
  for (int i = 10; i < 14; ++i) all.push_back(of(i, 1'000, "USD"));
  all.push_back(of(20));
  const auto found = aggregate(all);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->raises.size(), 1U);
  EXPECT_EQ(found->raises[0].currency, "EUR");
}

TEST(Aggregate, TellsNothingOfACountThatIsTooSmall) {
  Counted counted{.people = 5, .proved = 4, .came = {}, .raises = {}, .costs = {}, .minutes = {}};
  counted.came[0] = 4;
  counted.came[1] = 5;
  counted.raises = {{4, "EUR", 100'000}, {5, "USD", 100'000}};
  counted.minutes = Middle{0, "", 60};
  const auto found = told_of(counted);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->proved, 0);
  EXPECT_EQ(found->came[0], 0);
  EXPECT_EQ(found->came[1], 5);
  ASSERT_EQ(found->raises.size(), 1U);
  EXPECT_EQ(found->raises[0].currency, "USD");
  EXPECT_FALSE(found->hours);
  counted.people = 4;
  EXPECT_FALSE(told_of(counted));
}

TEST(Contribution, IsWhatARecordSaysOfOneCredential) {
  Record record;
  record.entries = {
      {"1",
       Kind::raise,
       "2026-01-01",
       "",
       "",
       {"sql"},
       Money{100'000, "EUR"},
       Cause::unknown,
       {},
       {}},
      {"2", Kind::nothing, "2025-01-01", "", "", {"sql"}, {}, Cause::unknown, {}, {}},
      {"3", Kind::promotion, "2025-01-01", "x", "", {"weld"}, {}, Cause::unknown, {}, {}}};
  record.costs = {{"4", "sql", "", Money{5'000, "EUR"}, 90}};
  EXPECT_FALSE(contribution_of(record, "other"));
  const auto found = contribution_of(record, "sql");
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->came[static_cast<std::size_t>(Kind::raise)]);
  EXPECT_FALSE(found->came[static_cast<std::size_t>(Kind::nothing)]);
  EXPECT_FALSE(found->came[static_cast<std::size_t>(Kind::promotion)]);
  EXPECT_EQ(found->a_year, (std::vector<Money>{{100'000, "EUR"}}));
  EXPECT_EQ(found->cost, (std::vector<Money>{{5'000, "EUR"}}));
  EXPECT_EQ(found->minutes, 90);
}

}  // namespace
}  // namespace cairn::outcomes
