// SPDX-License-Identifier: Apache-2.0
#include "net/cache.h"

#include <gtest/gtest.h>

namespace cairn::net {
namespace {

// Answers with how often it was asked, until told otherwise.
class Source final : public app::Outside {
 public:
  Result<verify::Fetched> fetch_within(std::string_view, std::chrono::milliseconds) override {
    ++asked;
    if (refuses) return fail(*refuses, "test", "told to");
    return verify::Fetched{status, Bytes(size, static_cast<std::uint8_t>(asked)), "text/plain", 0};
  }
  int asked = 0;
  int status = 200;
  std::size_t size = 1;
  std::optional<ErrorCode> refuses;
};

class CacheTest : public testing::Test {
 protected:
  Cache cache(CacheBounds bounds) {
    return Cache(
        source_, [this] { return Instant::from_seconds(now_); }, bounds);
  }
  Source source_;
  std::int64_t now_ = 1'000'000;
  const CacheBounds bounds_{
      .entries_max = 2, .bytes_max = 10, .fresh_seconds_max = 60, .stale_seconds_max = 600};
};

TEST_F(CacheTest, TellsTheAgeOfAFreshAnswerAndLeavesTheSourceAlone) {
  auto cache = this->cache(bounds_);
  EXPECT_EQ(cache.fetch("a")->age_seconds, 0);
  now_ += 60;
  EXPECT_EQ(cache.fetch("a")->age_seconds, 60);
  EXPECT_EQ(source_.asked, 1);
  now_ += 1;
  EXPECT_EQ(cache.fetch("a")->age_seconds, 0);
  EXPECT_EQ(source_.asked, 2);
}

TEST_F(CacheTest, GivesAnOldAnswerOnlyWhileTheSourceIsUnreachable) {
  auto cache = this->cache(bounds_);
  ASSERT_TRUE(cache.fetch("a").ok());
  now_ += 500;
  source_.refuses = ErrorCode::unreachable;
  EXPECT_EQ(cache.fetch("a")->age_seconds, 500);
  now_ += 101;
  EXPECT_FALSE(cache.fetch("a").ok());
  now_ -= 101;
  source_.refuses = ErrorCode::not_permitted;
  EXPECT_FALSE(cache.fetch("a").ok());
}

TEST_F(CacheTest, ForgetsWhatTheSourceNoLongerHas) {
  auto cache = this->cache(bounds_);
  ASSERT_TRUE(cache.fetch("a").ok());
  now_ += 61;
  source_.status = 410;
  EXPECT_EQ(cache.fetch("a")->status, 410);
  source_.refuses = ErrorCode::unreachable;
  EXPECT_FALSE(cache.fetch("a").ok());
}

TEST_F(CacheTest, ForgetsTheLongestUnusedWhenFull) {
  auto cache = this->cache(bounds_);
  for (const auto* name : {"a", "b", "a", "c"}) ASSERT_TRUE(cache.fetch(name).ok());
  EXPECT_EQ(source_.asked, 3);
  ASSERT_TRUE(cache.fetch("a").ok());
  EXPECT_EQ(source_.asked, 3);
  ASSERT_TRUE(cache.fetch("b").ok());
  EXPECT_EQ(source_.asked, 4);
}

TEST_F(CacheTest, IsBoundedInBytes) {
  auto cache = this->cache(bounds_);
  source_.size = 10 - std::string("large").size() + 1;  // the name counts too
  ASSERT_TRUE(cache.fetch("large").ok());
  ASSERT_TRUE(cache.fetch("large").ok());
  EXPECT_EQ(source_.asked, 2);
  source_.size = 6;
  ASSERT_TRUE(cache.fetch("a").ok());
  ASSERT_TRUE(cache.fetch("b").ok());
  ASSERT_TRUE(cache.fetch("a").ok());
  EXPECT_EQ(source_.asked, 5);
}

}  // namespace
}  // namespace cairn::net
