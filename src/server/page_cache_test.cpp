// SPDX-License-Identifier: Apache-2.0
#include "server/page_cache.h"

#include <gtest/gtest.h>

namespace cairn::server {
namespace {

constexpr PageCache::Moment start{};

Response page_of(std::string text) {
  Response out;
  out.body = std::move(text);
  return out;
}

TEST(PageCache, GivesBackWhatNothingHasChangedSince) {
  PageCache cache;
  cache.put("a", 7, start, page_of("A"));
  const auto found = cache.find("a", 7, start + PageCache::age_max);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->body, "A");
  EXPECT_EQ(cache.find("b", 7, start), nullptr);
}

TEST(PageCache, ForgetsAtTheFirstChangeAndAfterASecond) {
  PageCache cache;
  cache.put("a", 7, start, page_of("A"));
  EXPECT_EQ(cache.find("a", 8, start), nullptr);
  EXPECT_EQ(cache.find("a", 7, start), nullptr);
  cache.put("a", 7, start, page_of("A"));
  EXPECT_EQ(cache.find("a", 7, start + PageCache::age_max + std::chrono::milliseconds(1)), nullptr);
}

TEST(PageCache, HoldsNoMoreThanItMay) {
  PageCache cache(100'000);
  for (int i = 0; i < 1'000; ++i)
    cache.put(std::to_string(i), 1, start, page_of(std::string(5'000, 'x')));
  int held = 0;
  for (int i = 0; i < 1'000; ++i) held += cache.find(std::to_string(i), 1, start) ? 1 : 0;
  EXPECT_GT(held, 10);
  EXPECT_LT(held, 20);
  EXPECT_NE(cache.find("999", 1, start), nullptr);
  cache.put("huge", 1, start, page_of(std::string(50'000, 'x')));
  EXPECT_EQ(cache.find("huge", 1, start), nullptr);
}

TEST(PageCache, WhatIsPutAnewReplacesWhatWas) {
  PageCache cache;
  cache.put("a", 1, start, page_of("old"));
  cache.put("a", 2, start, page_of("new"));
  EXPECT_EQ(cache.find("a", 2, start)->body, "new");
}

}  // namespace
}  // namespace cairn::server
