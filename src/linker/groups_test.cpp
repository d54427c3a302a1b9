// SPDX-License-Identifier: Apache-2.0
#include "linker/groups.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "linker/hash.h"
#include "linker/test_framework.h"

namespace cairn::linker {
namespace {

constexpr std::size_t members = 700;

struct Rows {
  std::vector<std::int8_t> bytes = std::vector<std::int8_t>(members * dimensions);
  std::vector<float> steps = std::vector<float>(members);

  Rows() {
    Sequence random(5);
    for (std::size_t i = 0; i < members; ++i) {
      Vector vector;
      for (auto& value : vector) value = random.symmetric();
      normalise(vector.data());
      steps[i] = quantise(vector.data(), &bytes[i * dimensions]);
    }
  }
};

TEST(Groups, HoldEachMemberOnce) {
  const Rows rows;
  auto groups = group(rows.bytes, rows.steps, in_sequence);
  EXPECT_GT(groups.size(), 1u);
  std::ranges::sort(groups.members);
  for (std::uint32_t i = 0; i < members; ++i) EXPECT_EQ(groups.members[i], i);
}

TEST(Groups, AreTheSameOnAnyNumberOfThreads) {
  const Rows rows;
  EXPECT_EQ(group(rows.bytes, rows.steps, in_sequence).members,
            group(rows.bytes, rows.steps, threads(3)).members);
}

TEST(Groups, ASearchOfTheNearestFindsTheMemberItself) {
  const Rows rows;
  const auto groups = group(rows.bytes, rows.steps, in_sequence);
  const GroupSearch search(groups, rows.bytes, rows.steps);
  for (const std::size_t one : {0u, 333u, 699u}) {
    std::vector<float> best(members);
    std::vector<std::uint32_t> touched;
    search.search(&rows.bytes[one * dimensions], rows.steps[one], 1, best, touched);
    EXPECT_LT(touched.size(), members);
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::max_element(best) - best.begin()), one);
    EXPECT_NEAR(best[one], 1, 0.01);
  }
}

}  // namespace
}  // namespace cairn::linker
