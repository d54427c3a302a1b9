// SPDX-License-Identifier: Apache-2.0
// No plan is worse than brute force on small cases, whatever the limits and the objective.
#include "pathways/solve.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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

}  // namespace
}  // namespace cairn::pathways
