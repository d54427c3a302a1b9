// SPDX-License-Identifier: Apache-2.0
#include "market/trend.h"

#include <gtest/gtest.h>

#include "market/month.h"

namespace cairn::market {
namespace {

std::vector<MonthCounts> months(std::initializer_list<std::int64_t> asking, std::int64_t all) {
  std::vector<MonthCounts> out;
  std::int64_t month = 24'000;
  for (const auto count : asking) out.push_back({month++, count, all});
  return out;
}

TEST(Months, AreCountedThroughTheYears) {
  for (const auto* text : {"1899-12", "1970-01", "1999-12", "2000-02", "2024-02", "2026-11"}) {
    const auto first = parse_date(std::string(text) + "-01");
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(month_text(month_of(*first)), text);
  }
  EXPECT_EQ(month_of(*parse_date("2024-02-29")), 12 * 2024 + 1);
  EXPECT_EQ(month_of(*parse_date("2026-12-31")), 12 * 2026 + 11);
  EXPECT_EQ(month_of(*parse_instant("2026-12-31T23:59:59.999999Z")), 12 * 2026 + 11);
}

// Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
TEST(Wilson, IsAsPublished) {
  const struct {
    std::int64_t part, whole;
    double low, high;
  } cases[] = {{81, 263, 0.2553, 0.3662},
               {15, 148, 0.0624, 0.1605},
               {0, 20, 0.0, 0.1611},
               {1, 29, 0.0061, 0.1718}};
  for (const auto& it : cases) {
    const auto found = wilson(it.part, it.whole);
    EXPECT_NEAR(found.low, it.low, 5e-5) << it.part << " of " << it.whole;
    EXPECT_NEAR(found.high, it.high, 5e-5) << it.part << " of " << it.whole;
  }
  EXPECT_EQ(wilson(7, 7).high, 1);
  EXPECT_EQ(wilson(0, 0).high, 1) << "of nothing nothing is known";
}

TEST(StandardErrors, HoldWhatIsAskedOfThem) {
  EXPECT_NEAR(z_for(0.05), z_95, 1e-9);
  EXPECT_NEAR(z_for(0.01), 2.5758293, 1e-6);
  EXPECT_GT(z_of_many(10'000), z_of_many(10));
}

// Agresti, "Categorical Data Analysis" (2nd edition), section 5.3.5: malformation by alcohol,
// scores 0, 0.5, 1.5, 4 and 7, here doubled. The trend's statistic is 6.57, and of the 12.08 of all
// months 5.51 with three degrees of freedom are left: by so much the interval is wider.
TEST(TrendOfShares, IsAsInTheBook) {
  const std::vector<MonthCounts> alcohol = {
      {0, 48, 17114}, {1, 38, 14502}, {3, 5, 793}, {8, 1, 127}, {14, 1, 38}};
  const auto trend = trend_of(alcohol);
  const auto error = (trend.between.high - trend.between.low) / (2 * z_95);
  const auto statistic = trend.a_year / error;
  EXPECT_NEAR(statistic * statistic * 5.5119 / 3, 6.570, 0.001);
  EXPECT_EQ(trend.direction, Direction::unclear) << "the scatter leaves it open";
}

TEST(TrendOfShares, RisesAndFallsWhereItIsSure) {
  const auto rising = trend_of(months({10, 12, 14, 16, 18, 20, 22, 24}, 100));
  EXPECT_EQ(rising.direction, Direction::rising);
  EXPECT_NEAR(rising.a_year, 0.24, 1e-9);
  EXPECT_NEAR(rising.share_in(24'000), 0.10, 1e-9);
  EXPECT_NEAR(rising.growth(), 0.24 / 0.17, 1e-9);
  EXPECT_EQ(trend_of(months({24, 22, 20, 18, 16, 14, 12, 10}, 100)).direction, Direction::falling);
  EXPECT_EQ(trend_of(months({10, 12, 9, 11, 10, 12}, 100)).direction, Direction::unclear);
}

TEST(TrendOfShares, IsOfSharesAndNotOfCounts) {
  std::vector<MonthCounts> more_imported;
  for (std::int64_t i = 1; i <= 12; ++i) more_imported.push_back({i, 10 * i, 100 * i});
  EXPECT_NE(trend_of(more_imported).direction, Direction::rising);
  EXPECT_NEAR(trend_of(more_imported).a_year, 0, 1e-9);
}

TEST(TrendOfShares, SaysNothingOfTooFew) {
  EXPECT_EQ(trend_of({}).direction, Direction::not_enough);
  EXPECT_EQ(trend_of(months({5, 50}, 100)).direction, Direction::not_enough) << "two months";
  EXPECT_EQ(trend_of(months({0, 1, 3}, 100)).direction, Direction::not_enough) << "four ask";
  EXPECT_EQ(trend_of(months({2, 3, 4}, 5)).direction, Direction::not_enough) << "15 adverts";
  auto gaps = months({5, 50, 60}, 100);
  gaps[1].all = gaps[1].asking = 0;
  EXPECT_EQ(trend_of(gaps).direction, Direction::not_enough);
}

TEST(TrendOfShares, OfWhatEverybodyAsksForIsLevel) {
  const auto trend = trend_of(months({50, 50, 50}, 50));
  EXPECT_EQ(trend.direction, Direction::unclear);
  EXPECT_EQ(trend.a_year, 0);
}

TEST(TrendOfShares, IsLessSureWhereMonthsScatter) {
  const auto smooth = trend_of(months({100, 110, 120, 130, 140, 150}, 1000));
  const auto jumping = trend_of(months({140, 60, 170, 60, 150, 170}, 1000));
  EXPECT_EQ(smooth.direction, Direction::rising);
  EXPECT_EQ(jumping.direction, Direction::unclear);
  EXPECT_GT(jumping.between.high - jumping.between.low,
            3 * (smooth.between.high - smooth.between.low));
}

TEST(WhatMoves, IsHeldToAllThatIsCompared) {
  std::vector<std::vector<MonthCounts>> histories(2000, months({10, 10, 11, 10, 12, 14}, 100));
  histories[7] = months({10, 20, 30, 40, 50, 60}, 100);
  histories[8] = months({60, 50, 40, 30, 20, 10}, 100);
  histories[9] = months({10, 30, 50, 70, 80, 90}, 100);
  histories[10] = months({0, 0, 1, 0, 0, 0}, 100);
  const auto found = movers(histories, 1);
  EXPECT_EQ(found.compared, 1999u);
  ASSERT_EQ(found.rising.size(), 1u);
  EXPECT_EQ(found.rising[0].which, 9u) << "the surest growth first";
  ASSERT_EQ(found.falling.size(), 1u);
  EXPECT_EQ(found.falling[0].which, 8u);
}

}  // namespace
}  // namespace cairn::market
