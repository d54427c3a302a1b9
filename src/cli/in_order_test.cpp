// SPDX-License-Identifier: Apache-2.0
#include "cli/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

namespace cairn::cli {
namespace {

// Things that take times of their own, by four threads.
std::vector<std::size_t> handed_on(std::size_t count, std::size_t window, std::size_t end,
                                   std::size_t& ahead_most) {
  std::vector<std::size_t> out;
  std::atomic<std::size_t> handed = 0;
  std::atomic<std::size_t> most = 0;
  InOrder<std::size_t> order(count, window, [&](std::size_t item) {
    out.push_back(item);
    handed = out.size();
    return out.size() < end;
  });
  on_threads(4, [&](std::size_t) {
    while (const auto at = order.take()) {
      most = std::max<std::size_t>(most, *at - std::min<std::size_t>(*at, handed));
      std::this_thread::sleep_for(std::chrono::microseconds(*at % 7 == 0 ? 500 : 5));
      order.put(*at, *at);
    }
  });
  ahead_most = most;
  return out;
}

TEST(InOrder, HandsOnInOrderAndHoldsFew) {
  std::size_t ahead = 0;
  const auto out = handed_on(500, 8, 1000, ahead);
  ASSERT_EQ(out.size(), 500U);
  for (std::size_t i = 0; i < out.size(); ++i) EXPECT_EQ(out[i], i);
  EXPECT_LE(ahead, 9U);
}

TEST(InOrder, EndsWhereHandingOnEnds) {
  std::size_t ahead = 0;
  EXPECT_EQ(handed_on(500, 8, 20, ahead).size(), 20U);
  EXPECT_EQ(handed_on(0, 8, 20, ahead).size(), 0U);
}

}  // namespace
}  // namespace cairn::cli
