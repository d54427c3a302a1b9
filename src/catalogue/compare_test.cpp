// SPDX-License-Identifier: Apache-2.0
#include "catalogue/compare.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cairn::catalogue {
namespace {

class CompareTest : public ::testing::Test {
 protected:
  CompareTest() {
    first_.teaches = {{.words = "", .skill = "sql", .level = 3, .link = Link::stated},
                      {.words = "", .skill = "python", .level = 1, .link = Link::stated}};
    first_.price = Price{9000, "EUR"};
    first_.hours = Effort{600, 900};
    first_.renewal_months = 0;
    second_.teaches = {
        {.words = "SQL", .link = Link::proposed, .proposals = {{"sql", "SQL", 900}}}};
    second_.requires_first.of = {{.kind = Requirement::Kind::offer, .id = "first"},
                                 {.kind = Requirement::Kind::skill, .id = "python", .level = 2}};
    second_.prerequisites = {"Patience"};
  }

  Result<Comparison> compared(std::span<const GoalSkill> goal = {}) const {
    const Offer* const offers[] = {&first_, &second_};
    return compare(offers, goal,
                   [&](std::string_view id) { return id == "first" ? &first_ : nullptr; });
  }
  static std::vector<std::string> row(const Comparison& comparison, std::string_view key) {
    std::vector<std::string> texts;
    for (const auto& row : comparison.rows)
      if (row.key == key)
        for (const auto& cell : row.cells)
          texts.push_back(in_english(cell.text) + (cell.known ? "" : " ?"));
    return texts;
  }
  using Texts = std::vector<std::string>;

  Offer first_{.id = "first", .title = "First"}, second_{.id = "second", .title = "Second"};
};

TEST_F(CompareTest, SaysUnknownWhereItIs) {
  const auto comparison = compared();
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(row(*comparison, "price"), (Texts{"90 EUR", "unknown ?"}));
  EXPECT_EQ(row(*comparison, "hours"), (Texts{"10–15 h", "unknown ?"}));
  EXPECT_EQ(row(*comparison, "renewal"), (Texts{"never", "unknown ?"}));
  EXPECT_EQ(row(*comparison, "teaches"), (Texts{"sql (level 3), python (level 1)", "SQL"}));
  EXPECT_EQ(row(*comparison, "prerequisites"),
            (Texts{"none stated", "First, python (level 2), Patience"}));
  EXPECT_EQ(row(*comparison, "trial"), (Texts{"unknown ?", "unknown ?"}));
}

TEST_F(CompareTest, ShowsWhatEachCoversOfAGoalAndItsPriceForEach) {
  const GoalSkill goal[] = {{"sql", "SQL", 2}, {"python", "", 3}, {"java", "Java", 1}};
  const auto comparison = compared(goal);
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(row(*comparison, "covered"), (Texts{"1 of 3", "0 of 3"}));
  EXPECT_EQ(row(*comparison, "covers:sql"),
            (Texts{"yes, level 3", "perhaps, level 2: not confirmed ?"}));
  EXPECT_EQ(row(*comparison, "covers:python"), (Texts{"partly, level 1", "no"}));
  EXPECT_EQ(row(*comparison, "covers:java"), (Texts{"no", "no"}));
  EXPECT_EQ(row(*comparison, "price_each"), (Texts{"90 EUR", "covers none"}));
}

const ComparedRow* row_of(const Comparison& comparison, std::string_view key) {
  for (const auto& row : comparison.rows)
    if (row.key == key) return &row;
  return nullptr;
}

std::vector<std::string> findings(const Comparison& comparison) {
  std::vector<std::string> texts;
  for (const auto& finding : comparison.findings) texts.push_back(in_english(finding));
  return texts;
}

TEST_F(CompareTest, LooksAtWhatIsMissingOfAGoal) {
  const GoalSkill goal[] = {{"sql", "SQL", 2, 2}, {"python", "", 3, 1}, {"java", "Java", 1}};
  const auto comparison = compared(goal);
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(row(*comparison, "covered"), (Texts{"0 of 2", "0 of 2"}));
  EXPECT_EQ(row(*comparison, "covers:sql"),
            (Texts{"not needed: you have level 2", "not needed: you have level 2"}));
  EXPECT_EQ(row(*comparison, "covers:python"), (Texts{"no, level 1 is what you have", "no"}));
}

TEST_F(CompareTest, SaysWhoStandsOutInWhatAndWhatIsNotKnown) {
  second_.price = Price{12'000, "EUR"};
  second_.credit = "30 CATS";
  first_.credit = "5 ECTS";
  const auto comparison = compared();
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(
      findings(*comparison),
      (Texts{"Lowest price: First (90 EUR)",
             "Most credit: Second (30 CATS: 15 ECTS, as two credits of the UK count as one)"}));
  EXPECT_EQ(in_english(row_of(*comparison, "hours")->note), "Not known, so not compared: Second.");
  EXPECT_TRUE(row_of(*comparison, "hours")->comparable);
  EXPECT_EQ(row_of(*comparison, "credit")->cells[1].number, 15.0);
}

TEST_F(CompareTest, ComparesNoPricesOfTwoCurrenciesAndNoScoresOfTwoSources) {
  second_.price = Price{12'000, "USD"};
  first_.recognition = 70;
  second_.recognition = 80;
  first_.source = "csv";
  second_.source = "coursera";
  first_.provider = "Harbour College";
  second_.provider = "Tarn Institute";
  first_.stage = second_.stage = Stage::beginner;
  const auto comparison = compared();
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(findings(*comparison), Texts{});
  EXPECT_EQ(in_english(row_of(*comparison, "price")->note),
            "The prices are in EUR and USD; no rate between these is known here.");
  EXPECT_FALSE(row_of(*comparison, "price")->comparable);
  EXPECT_EQ(in_english(row_of(*comparison, "recognition")->note),
            "The scores come from coursera and csv, each with a scale of its own.");
  EXPECT_FALSE(row_of(*comparison, "level")->comparable);
  second_.price = Price{0, ""};  // nothing is nothing in every currency
  const auto free = compared();
  EXPECT_TRUE(row_of(*free, "price")->comparable);
  EXPECT_EQ(findings(*free), Texts{"Lowest price: Second (free)"});
}

TEST_F(CompareTest, PutsLevelsOnOneScale) {
  first_.framework_level = "DQR 6";
  second_.framework_level = "AQF 7";
  first_.supervised = true;
  const auto comparison = compared();
  ASSERT_TRUE(comparison.ok());
  EXPECT_EQ(row(*comparison, "eqf"),
            (Texts{"EQF 6 (DQR 6)", "AQF 7: its framework is not referenced to the EQF here ?"}));
  EXPECT_EQ(row(*comparison, "supervision"), (Texts{"yes, somebody watches", "unknown ?"}));
}

TEST_F(CompareTest, TakesTwoToFiveDifferentOffers) {
  const Offer* const one[] = {&first_};
  const Offer* const twice[] = {&first_, &first_};
  const OfferLookup nobody = [](std::string_view) -> const Offer* { return nullptr; };
  EXPECT_FALSE(compare(one, {}, nobody).ok());
  EXPECT_FALSE(compare(twice, {}, nobody).ok());
  std::vector<Offer> six(6);
  std::vector<const Offer*> offers;
  for (std::size_t i = 0; i < six.size(); ++i)
    six[i].id = std::to_string(i), offers.push_back(&six[i]);
  EXPECT_FALSE(compare(offers, {}, nobody).ok());
  offers.pop_back();
  EXPECT_TRUE(compare(offers, {}, nobody).ok());
}

}  // namespace
}  // namespace cairn::catalogue
