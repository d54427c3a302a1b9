// SPDX-License-Identifier: Apache-2.0
#include "cli/about.h"

#include <gtest/gtest.h>

namespace cairn::cli {
namespace {

Error fault() { return fail(ErrorCode::unreadable, "test", "there is nothing in it"); }

TEST(About, NamesTheInputOnce) {
  EXPECT_EQ(about("a.json", fault()).detail, "a.json: there is nothing in it");
  EXPECT_EQ(about("a.json", about("a.json", fault())).detail, "a.json: there is nothing in it");
  EXPECT_EQ(about("e", fault()).detail, "e: there is nothing in it");
  const auto unreached = fail(ErrorCode::unreachable, "test", "no answer: https://a.example");
  EXPECT_EQ(about("https://a.example", unreached).detail, unreached.detail);
  EXPECT_EQ(about("-", fault()).detail, "standard input: there is nothing in it");
  EXPECT_EQ(about("data:,x", fault()).detail, "the data URL: there is nothing in it");
}

TEST(About, KeepsTheRemedyThatKnowsMost) {
  EXPECT_STREQ(about("a", with_remedy(fault(), "Save it as UTF-8."), "Other.").remedy,
               "Save it as UTF-8.");
  EXPECT_STREQ(about("a", fault(), "Name a policy.").remedy, "Name a policy.");
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code)
    EXPECT_STRNE(about("a", fail(static_cast<ErrorCode>(code), "test", "x")).remedy, "");
}

TEST(About, LetsWhatSucceededPass) {
  EXPECT_EQ(*about("a", Result<int>(7)), 7);
  EXPECT_FALSE(about("a", Result<int>(fault())).ok());
}

}  // namespace
}  // namespace cairn::cli
