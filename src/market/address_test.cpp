// SPDX-License-Identifier: Apache-2.0
#include "market/address.h"

#include <gtest/gtest.h>

namespace cairn::market {
namespace {

TEST(AdvertAddress, IsTheSameHoweverOneCame) {
  const auto plain = plain_address("https://jobs.example/a/17?lang=en");
  EXPECT_EQ(plain, "https://jobs.example/a/17?lang=en");
  EXPECT_EQ(plain_address(" HTTP://Jobs.Example/a/17?utm_source=x&lang=en&gclid=9#top "), plain);
  EXPECT_EQ(plain_address("https://jobs.example/a/17/"),
            plain_address("https://jobs.example/a/17"));
  EXPECT_NE(plain_address("https://jobs.example/A/17"), plain_address("https://jobs.example/a/17"));
}

TEST(AdvertAddress, IsNothingWhereThereIsNone) {
  for (const auto* text :
       {"", "17", "mailto:a@jobs.example", "javascript:alert(1)", "https://", "//jobs.example/a"})
    EXPECT_EQ(plain_address(text), "") << text;
}

}  // namespace
}  // namespace cairn::market
