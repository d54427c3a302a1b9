// SPDX-License-Identifier: Apache-2.0
// Thousands of small stacks and holders, each answer judged against every assignment there is.
#include <gtest/gtest.h>

#include "stacking/evaluate.h"
#include "stacking/test_cases.h"
#include "stacking/test_truth.h"

namespace cairn::stacking::test {
namespace {

constexpr std::uint64_t cases_max = 6'000;

std::vector<std::set<std::size_t>> leaves_of(const Case& it, const Choice& choice) {
  std::vector<std::set<std::size_t>> leaves(it.held.size() + it.offered.size());
  for (const auto& use : choice.uses)
    for (std::size_t leaf = 0; leaf < bounds::parts_max; ++leaf)
      if ((use.leaves >> leaf & 1) != 0)
        leaves[use.position + (use.offered ? it.held.size() : 0)].insert(leaf);
  return leaves;
}

TEST(StackProperty, CompletionIsTheTruth) {
  Evaluator evaluator;
  int complete = 0;
  for (std::uint64_t seed = 0; seed < cases_max; ++seed) {
    const auto it = random_case(seed, 7);
    const Compiled compiled(it.stack, it.kinds, it.own, test_day);
    Truth truth(it.stack, it.kinds, it.own, test_day, it.held, {});
    const auto best = truth.best();
    const auto found = evaluator.evaluate(compiled, it.held);
    ASSERT_EQ(found, best ? Completion::complete : Completion::incomplete) << "seed " << seed;
    complete += best ? 1 : 0;
    const auto parts = evaluator.parts(compiled, it.held);
    ASSERT_EQ(parts.has_value(), best.has_value()) << "seed " << seed;
    if (!parts) continue;
    EXPECT_EQ(parts->cost, *best) << "seed " << seed;
    auto only_held = it;
    only_held.offered.clear();
    EXPECT_TRUE(truth.is_complete(leaves_of(only_held, *parts))) << "seed " << seed;
  }
  EXPECT_GT(complete, 1000);
  EXPECT_LT(complete, 5000);
}

TEST(StackProperty, WhatIsNearestIsTheTruth) {
  Selector selector;
  int near = 0;
  for (std::uint64_t seed = 0; seed < cases_max; ++seed) {
    const auto it = random_case(seed + 1'000'000, 7);
    const Compiled compiled(it.stack, it.kinds, it.own, test_day);
    Truth truth(it.stack, it.kinds, it.own, test_day, it.held, it.offered);
    const auto best = truth.best();
    const bool found =
        selector.run(compiled, it.held, it.offered, Search::best, bounds::nearest_tries_max);
    ASSERT_TRUE(selector.is_proven()) << "seed " << seed;
    ASSERT_EQ(found, best.has_value()) << "seed " << seed;
    if (!found) continue;
    near += best->offered > 0 ? 1 : 0;
    EXPECT_EQ(selector.choice().cost, *best) << "seed " << seed;
    EXPECT_TRUE(truth.is_complete(leaves_of(it, selector.choice()))) << "seed " << seed;
  }
  EXPECT_GT(near, 200);
}

// More credentials never make a complete stack incomplete.
TEST(StackProperty, NobodyLosesAStackByEarningMore) {
  Evaluator evaluator;
  for (std::uint64_t seed = 0; seed < cases_max; ++seed) {
    auto it = random_case(seed + 2'000'000, 6);
    const Compiled compiled(it.stack, it.kinds, it.own, test_day);
    if (evaluator.evaluate(compiled, it.held) != Completion::complete) continue;
    auto more = it.held;
    more.insert(more.end(), it.offered.begin(), it.offered.end());
    std::stable_sort(more.begin(), more.end(), [&](const Record& a, const Record& b) {
      return it.kinds[a.kind].achievement < it.kinds[b.kind].achievement;
    });
    EXPECT_EQ(evaluator.evaluate(compiled, more), Completion::complete) << "seed " << seed;
  }
}

}  // namespace
}  // namespace cairn::stacking::test
