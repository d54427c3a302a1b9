// SPDX-License-Identifier: Apache-2.0
#include "outcomes/return.h"

#include <gtest/gtest.h>

#include "outcomes/report.h"

namespace cairn::outcomes {
namespace {

const Day today = *day_of("2026-01-01");
const std::vector<Credential> held = {{"sql", "SQL", "Harbour", "2024-12-31", true},
                                      {"weld", "Welding", "Harbour", "", false}};

Entry raise(std::string day, std::int64_t units, std::string currency,
            std::vector<std::string> followed, Cause cause = Cause::unknown) {
  return {"",
          Kind::raise,
          std::move(day),
          "",
          "",
          std::move(followed),
          Money{units * 100, std::move(currency)},
          cause,
          {},
          {}};
}
Cost cost(std::string key, std::int64_t units, std::string currency) {
  return {"", std::move(key), "", Money{units * 100, std::move(currency)}, {}};
}

TEST(Return, IsARangeFromNoneOfItToAllOfIt) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql"})};
  record.costs = {cost("sql", 1'000, "EUR")};
  const auto found = return_of(record, held, today);
  const auto& money = found.credentials[0].money.at(0);
  EXPECT_EQ(money.gained, (Range{0, 365'000}));
  ASSERT_TRUE(money.net);
  EXPECT_EQ(*money.net, (Range{-100'000, 265'000}));
  ASSERT_TRUE(money.paid_back_first);
  EXPECT_EQ(day_text(*money.paid_back_first), "2025-04-11");  // 100 days of 10 euros
  EXPECT_FALSE(money.paid_back_last) << "if none of it came of it, never";
}

TEST(Return, OfARaiseThatEndedStopsThere) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql"}, Cause::mostly)};
  record.costs = {cost("sql", 1'000, "EUR")};
  record.entries[0].until = "2025-02-19";  // fifty days
  auto money = return_of(record, held, today).credentials[0].money.at(0);
  EXPECT_EQ(money.gained, (Range{37'500, 50'000}));
  EXPECT_FALSE(money.paid_back_first) << "it ended before that";
  record.entries.push_back(raise("2025-07-01", 3'650, "EUR", {"sql"}, Cause::mostly));
  money = return_of(record, held, today).credentials[0].money.at(0);
  EXPECT_EQ(day_text(*money.paid_back_first), "2025-08-20") << "fifty days of the next";
  record.entries.pop_back();
  record.entries[0].until = "2027-01-01";
  money = return_of(record, held, today).credentials[0].money.at(0);
  EXPECT_EQ(money.gained.high, 365'000) << "what is still to come is no gain yet";
  EXPECT_EQ(day_text(*money.paid_back_first), "2025-04-11");
}

TEST(Return, IsNarrowedByThePersonsOwnJudgementAlone) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql"}, Cause::partly)};
  record.costs = {cost("sql", 1'000, "EUR")};
  const auto money = return_of(record, held, today).credentials[0].money.at(0);
  EXPECT_EQ(money.gained, (Range{91'250, 273'750}));
  EXPECT_TRUE(money.paid_back_last);
  EXPECT_LT(*money.paid_back_first, *money.paid_back_last);
}

TEST(Return, CountsARaiseThatFollowedTwoOnceInTotal) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql", "weld"}, Cause::mostly)};
  const auto found = return_of(record, held, today);
  EXPECT_TRUE(found.credentials[0].shares);
  EXPECT_EQ(found.credentials[0].money.at(0).gained, (Range{0, 365'000}));
  EXPECT_EQ(found.credentials[1].money.at(0).gained, (Range{0, 365'000}));
  EXPECT_EQ(found.money.at(0).gained, (Range{273'750, 365'000}));
}

TEST(Return, NeverSetsOneCurrencyAgainstAnother) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "USD", {"sql"})};
  record.costs = {cost("sql", 1'000, "EUR"), cost("weld", 10, "EUR")};
  const auto found = return_of(record, held, today);
  ASSERT_EQ(found.money.size(), 2U);
  EXPECT_EQ(found.money[0].currency, "EUR");
  EXPECT_EQ(found.money[0].cost, 101'000);
  EXPECT_EQ(found.money[1].currency, "USD");
  EXPECT_FALSE(found.money[1].cost);
  EXPECT_FALSE(found.money[1].net);
  EXPECT_FALSE(found.money[1].paid_back_first);
}

TEST(Return, KeepsUnknownWhatNobodySaid) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql"})};
  auto unsaid = raise("2025-06-01", 0, "EUR", {"sql"});
  unsaid.a_year.reset();
  record.entries.push_back(unsaid);
  const auto found = return_of(record, held, today);
  EXPECT_TRUE(found.credentials[0].cost_unknown);
  EXPECT_FALSE(found.credentials[0].money.at(0).net);
  EXPECT_EQ(found.credentials[0].raises_without_amount, 1);
  EXPECT_FALSE(found.credentials[0].minutes);
  EXPECT_EQ(found.costs_unknown, 2);
  EXPECT_FALSE(found.money.at(0).net) << "half of the costs are unknown";
  EXPECT_FALSE(found.credentials[1].year_after) << "its day is unknown";
}

TEST(Return, TellsWhatCameBeforeAsWellAsAfter) {
  Record record;
  record.entries = {raise("2024-06-01", 100, "EUR", {}), raise("2025-02-01", 100, "EUR", {"sql"}),
                    raise("2025-03-01", 100, "EUR", {})};
  record.entries.push_back(
      {"", Kind::nothing, "2025-04-01", "", "", {"sql"}, {}, Cause::unknown, {}, {}});
  const auto found = return_of(record, held, today);
  EXPECT_EQ(found.credentials[0].year_before, 1);
  EXPECT_EQ(found.credentials[0].year_after, 2);
  EXPECT_EQ(found.credentials[0].year_after_days, 365);
  EXPECT_EQ(found.unlinked, 2);
}

TEST(Return, IsSoundForTheLargestRecordThereCanBe) {
  Record record;
  for (int i = 0; i < 500; ++i) {
    record.entries.push_back(raise("1960-01-01", 500'000'000, "JPY", {"sql"}, Cause::mostly));
    record.costs.push_back(cost("sql", 500'000'000, "JPY"));
  }
  const auto money = return_of(record, held, today).credentials[0].money.at(0);
  EXPECT_GT(money.gained.low, 0);
  EXPECT_GE(money.gained.high, money.gained.low);
  EXPECT_TRUE(money.paid_back_first);
}

TEST(Report, ShowsWhatItsPurposeIsFor) {
  Record record;
  record.entries = {raise("2025-01-01", 3'650, "EUR", {"sql"}),
                    {"", Kind::interview, "2025-02-01", "Two", "", {}, {}, Cause::unknown, {}, {}},
                    {"",
                     Kind::responsibility,
                     "2025-03-01",
                     "I lead the night shift",
                     "",
                     {"sql"},
                     {},
                     Cause::unknown,
                     {},
                     {}}};
  const auto application = report_of(record, held, Purpose::application, WithMoney::no, today);
  ASSERT_EQ(application.lines.size(), 1U);
  EXPECT_EQ(application.lines[0].followed, std::vector<std::string>{"SQL"});
  EXPECT_TRUE(application.money.empty());
  const auto promotion = report_of(record, held, Purpose::promotion, WithMoney::yes, today);
  ASSERT_EQ(promotion.lines.size(), 2U);
  EXPECT_EQ(promotion.lines[0].day, "2025-03-01") << "the newest first";
  EXPECT_TRUE(promotion.lines[1].a_year);
  EXPECT_EQ(promotion.money.size(), 1U);
}

TEST(Report, IsOnePageWhateverTheRecordHolds) {
  Record record;
  for (int i = 0; i < 500; ++i)
    record.entries.push_back(
        {"", Kind::promotion, "2025-03-01", "Again", "", {}, {}, Cause::unknown, {}, {}});
  const auto report = report_of(record, held, Purpose::review, WithMoney::no, today);
  EXPECT_EQ(report.lines.size(), report_lines_max);
  EXPECT_EQ(report.lines_left_out, 500 - report_lines_max);
}

}  // namespace
}  // namespace cairn::outcomes
