// SPDX-License-Identifier: Apache-2.0
#include "json_schema/pattern.h"

#include <gtest/gtest.h>

namespace cairn::json_schema {
namespace {

bool finds(std::string_view pattern, std::string_view text) {
  const auto compiled = Pattern::compile(pattern);
  EXPECT_TRUE(compiled.ok()) << pattern << (compiled.ok() ? "" : compiled.error().detail);
  std::uint64_t steps = 1'000'000;
  return compiled.ok() && compiled->is_in(text, steps).value();
}

TEST(Pattern, IsOfEcmaScript) {
  EXPECT_TRUE(finds("^a$", "a"));
  EXPECT_FALSE(finds("^a$", "a\n"));
  EXPECT_FALSE(finds("^.$", "\n"));
  EXPECT_TRUE(finds("^.$", "\xF0\x9F\x90\xB2"));
  EXPECT_FALSE(finds("^\\d$", "\xE0\xA7\xAA"));  // a digit, but not one of ASCII
  EXPECT_TRUE(finds("^\\s$", "\xC2\xA0"));
  EXPECT_TRUE(finds("^[^\\S]$", "\xE2\x80\xA8"));
  EXPECT_TRUE(finds("^\\v$", "\v"));
  EXPECT_TRUE(finds("^\\u{1F432}\\uD83D\\uDC32$", "\xF0\x9F\x90\xB2\xF0\x9F\x90\xB2"));
  EXPECT_TRUE(finds("^\\p{Lowercase_Letter}\\p{Script=Greek}\\P{Lu}$", "\xC3\xA9\xCE\xB1x"));
  EXPECT_TRUE(finds("^(?=a)(?<first>.)(?!c)\\k<first>b\\1$", "aaba"));
  EXPECT_TRUE(finds("(?<=\\$)\\d+(?<!0)", "$12"));
  EXPECT_TRUE(finds("^\\cJ\\x41\\0$", std::string_view("\nA\0", 3)));
  EXPECT_TRUE(finds("^[[:alpha:]]$", ":]"));  // a set of marks and letters, no class of POSIX
  EXPECT_FALSE(finds("[]", "a"));
  EXPECT_TRUE(finds("^[^]$", "\n"));
  EXPECT_TRUE(finds("^\\@\\-\\_$", "@-_"));
}

TEST(Pattern, RefusesWhatOnlyPcreKnows) {
  for (const std::string_view text :
       {"(*UTF)a", "(?>a)",    "(?i)a", "a++",   "a{2}+", "(?R)",
        "(?(1)a)", "\\Qa\\E",  "\\A",   "\\Ka",  "(?#a)", "\\h",
        "*a",      "(?P<a>b)", "\\",    "\\u12", "\\xZ1", "\\p{Nothing}",
        "\\p{L",   "\\ud800",  "a**",   "\\01",  "\\c1",  "[",
        "(",       ")",        "\\8",   "\\k<a>"})
    EXPECT_FALSE(Pattern::compile(text).ok()) << text;
}

TEST(Pattern, TakesNoMoreStepsThanThereAre) {
  const auto pattern = Pattern::compile("^(a+)+$");
  ASSERT_TRUE(pattern.ok());
  std::uint64_t steps = 10'000;
  EXPECT_FALSE(pattern->is_in(std::string(40, 'a') + "!", steps));
  EXPECT_EQ(steps, 0U);
  steps = 10'000;
  EXPECT_EQ(pattern->is_in("aaa", steps), true);
  EXPECT_EQ(steps, 10'000U - 103);
}

}  // namespace
}  // namespace cairn::json_schema
