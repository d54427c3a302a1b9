// SPDX-License-Identifier: Apache-2.0
// COIN-OR CBC finds no better plan in any component of the objective: twenty catalogues, half of
// them within a budget.
#include <gtest/gtest.h>

#include "career_problems.h"
#include "cbc_oracle.h"

namespace cairn {
namespace {

constexpr double seconds = 10;

pathways::Plan plan_of(const pathways::Problem& problem) {
  pathways::PlanOptions options;
  options.alternatives = 0;
  return pathways::make_plan(problem, options);
}

class Cbc : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Cbc, FindsNothingBetterInARandomCatalogue) {
  auto problem = bench::random_catalogue(GetParam(), {});
  if (GetParam() % 2 == 0) problem.budget = 900 * pathways::one;
  const auto plan = plan_of(problem);
  ASSERT_NE(plan.status, pathways::PlanStatus::feasible);
  const auto compared = bench::compare_with_cbc(problem, plan, seconds);
  EXPECT_EQ(compared.disagreed, 0);
  EXPECT_EQ(compared.agreed, static_cast<int>(plan.values.size()));
}

INSTANTIATE_TEST_SUITE_P(TwentySeeds, Cbc, testing::Range<std::uint64_t>(1, 21));

}  // namespace
}  // namespace cairn
