// SPDX-License-Identifier: Apache-2.0
// No plan is worse than brute force on small cases, whatever the limits and the objective; what
// hostile prices and thousands of pins do.
#include "pathways/solve.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ctime>

#include "pathways/plan.h"
#include "pathways/read_problem.h"
#include "pathways/test_problems.h"

namespace cairn::pathways {
namespace {

std::vector<std::int64_t> smaller_is_better(const Problem& problem,
                                            std::vector<std::int64_t> values) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (problem.objective[i] == Objective::recognition) values[i] = -values[i];
  return values;
}

void check(const Problem& problem) {
  const auto expected = test::brute_force(problem);
  const auto solved = solve(problem, {});
  RC_ASSERT(solved.possible == expected.has_value());
  if (!expected) return;
  RC_ASSERT(test::stands(problem, solved.choice));
  RC_ASSERT(solved.proven);
  RC_ASSERT(solved.bound == solved.values);
  RC_ASSERT(smaller_is_better(problem, solved.values) == *expected);
}

RC_GTEST_PROP(Solve, IsNeverWorseThanBruteForceWithoutLimits, (unsigned seed)) {
  check(test::random_problem(seed, {}));
}

RC_GTEST_PROP(Solve, IsNeverWorseThanBruteForceWithinABudget, (unsigned seed)) {
  check(test::random_problem(seed, {.budget = true}));
}

RC_GTEST_PROP(Solve, IsNeverWorseThanBruteForceWithDays, (unsigned seed)) {
  check(test::random_problem(seed, {.skills = 5,
                                    .offers = 7,
                                    .deadline = seed % 2 == 0,
                                    .starts = true,
                                    .parallel = seed % 3 == 0}));
}

RC_GTEST_PROP(Solve, IsNeverWorseThanBruteForceWithEveryLimit, (unsigned seed)) {
  check(test::random_problem(seed, {.skills = 5,
                                    .offers = 7,
                                    .budget = true,
                                    .deadline = true,
                                    .starts = true,
                                    .parallel = seed % 2 == 0}));
}

TEST(Solve, AForeignPriceIsNotTakenForOnesOwnThoughTheProviderIsAvoidedToo) {
  auto problem = read_problem(R"({"need": [{"skill": "a", "level": 1}], "pinned": ["far"],
      "offers": [{"id": "far", "teaches": [{"skill": "a", "level": 1}], "price": 21,
                  "currency": "USD", "provider": "north", "language": "de"}],
      "providers": {"avoid": ["north"]}, "languages": ["en"], "currency": "EUR",
      "start": "2027-01-04"})");
  ASSERT_TRUE(problem.ok()) << problem.error().detail;
  const auto plan = make_plan(*problem, {});
  EXPECT_EQ(plan.status, PlanStatus::infeasible);
  EXPECT_TRUE(plan.choice.empty());
  problem->rates.emplace("USD", 2.0);
  EXPECT_EQ(make_plan(*problem, {}).choice, Choice{0});
}

TEST(Solve, PricesWhoseSumCannotBeCountedAreRefused) {
  std::string offers;
  for (int i = 0; i < 20; ++i)
    offers += std::string(i == 0 ? "" : ",") + R"({"id": "o)" + std::to_string(i) +
              R"(", "price": 1e8, "currency": "USD"})";
  const auto with_rate = [&](const std::string& rate) {
    return read_problem(R"({"offers": [)" + offers + R"(], "currency": "EUR", "rates": {"USD": )" +
                        rate + R"(}, "start": "2027-01-04"})");
  };
  EXPECT_TRUE(with_rate("20000").ok());
  ASSERT_FALSE(with_rate("1000000").ok());
  EXPECT_NE(with_rate("1000000").error().detail.find("`rates`"), std::string::npos);
}

TEST(Solve, ManyOffersChosenByHandAreNoMoreWorkThanTheyAre) {
  constexpr int chosen = 5'000;
  Problem problem;
  problem.hours_per_week = 168 * one;
  for (SkillId i = 0; i < chosen; ++i) {
    problem.skills.push_back("s" + std::to_string(i));
    problem.offers.push_back({.id = "o" + std::to_string(i), .teaches = {{i, 1}}});
    problem.offers.back().hours = one;
    problem.pinned.push_back(i);
  }
  problem.need.push_back({.skill = {0, 1}});
  const auto begun = std::clock();
  const auto plan = make_plan(problem, {.alternatives = 0});
  EXPECT_EQ(plan.steps.size(), std::size_t{chosen});
  constexpr double seconds_max = 8;  // a pass over everything for each of them takes longer
  EXPECT_LT(static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC, seconds_max);
}

}  // namespace
}  // namespace cairn::pathways
