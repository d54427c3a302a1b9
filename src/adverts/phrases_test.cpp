// SPDX-License-Identifier: Apache-2.0
#include "adverts/phrases.h"

#include <gtest/gtest.h>

#include <string>

namespace cairn::adverts {
namespace {

std::vector<std::string> parts(std::string_view sentence) {
  std::vector<std::string> all;
  for (const auto& [start, end] : phrases_of(sentence))
    all.emplace_back(sentence.substr(start, end - start));
  return all;
}

TEST(Phrases, ArePartedBySignsAndByWords) {
  EXPECT_EQ(parts("Java, Go or Rust"), (std::vector<std::string>{"Java", " Go", " Rust"}));
  EXPECT_EQ(parts("Strong SQL (Postgres) and C++ / C# & Git"),
            (std::vector<std::string>{"Strong SQL ", "Postgres", " C++", " C#", " Git"}));
  EXPECT_EQ(parts("handle orders and and order"),
            (std::vector<std::string>{"handle orders", " order"}));
}

TEST(Phrases, AreOneWhereNothingPartsThem) {
  EXPECT_EQ(parts("Brandy sand/andesite"), std::vector<std::string>{"Brandy sand/andesite"});
  EXPECT_TRUE(parts("").empty());
  EXPECT_TRUE(parts(",;:").empty());
}

TEST(Phrases, TheLastHasTheRestOfALongList) {
  std::string list = "a";
  for (int i = 0; i < 40; ++i) list += ",b";
  const auto all = phrases_of(list);
  ASSERT_EQ(all.size(), phrases_max);
  EXPECT_EQ(all.back().end, list.size());
}

}  // namespace
}  // namespace cairn::adverts
