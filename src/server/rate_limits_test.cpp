// SPDX-License-Identifier: Apache-2.0
#include "server/rate_limits.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

constexpr std::array<std::uint8_t, 32> secret{1, 2, 3};
constexpr Rate slow{.a_second = 2, .burst = 4};

Instant at(double seconds) { return {static_cast<std::int64_t>(seconds * 1e6)}; }

TEST(RateLimits, LetABurstThroughAndThenOneAtATime) {
  RateLimits limits(secret);
  for (int left = 3; left >= 0; --left) {
    const auto turn = limits.take("a", slow, at(100));
    EXPECT_TRUE(turn.allowed);
    EXPECT_EQ(turn.left, left);
  }
  const auto refused = limits.take("a", slow, at(100));
  EXPECT_FALSE(refused.allowed);
  EXPECT_EQ(refused.wait_seconds, 1);
  EXPECT_TRUE(limits.take("a", slow, at(100.5)).allowed);
  EXPECT_FALSE(limits.take("a", slow, at(100.6)).allowed);
  EXPECT_TRUE(limits.take("a", slow, at(110)).allowed);
}

TEST(RateLimits, CountEachKeyForItself) {
  RateLimits limits(secret);
  for (int i = 0; i < 5; ++i) limits.take("a", slow, at(100));
  EXPECT_TRUE(limits.take("b", slow, at(100)).allowed);
}

TEST(RateLimits, AClockSetBackLocksNobodyOut) {
  RateLimits limits(secret);
  for (int i = 0; i < 5; ++i) limits.take("a", slow, at(10'000));
  EXPECT_FALSE(limits.take("a", slow, at(100)).allowed);
  EXPECT_TRUE(limits.take("a", slow, at(102.5)).allowed);
}

TEST(RateLimits, ForgetTheFullestOfTooMany) {
  RateLimits limits(secret);
  for (int i = 0; i < 20'000; ++i) limits.take("k" + std::to_string(i), slow, at(100));
  EXPECT_TRUE(limits.take("new", slow, at(100)).allowed);
}

}  // namespace
}  // namespace cairn::server
