// SPDX-License-Identifier: Apache-2.0
#include "base/printable.h"

#include <gtest/gtest.h>

namespace cairn {
namespace {

TEST(Printable, KeepsLettersOfEveryScript) {
  for (const char* text : {"", "plain", "K\u00E4se \u05E9\u05DC\u05D5\u05DD", "\u2018quoted\u2019",
                           "\u202F", "\u2065", "\u206A", "\u00A0"})
    EXPECT_EQ(printable(text), text);
}

TEST(Printable, ReplacesWhatSteersATerminal) {
  EXPECT_EQ(printable("\x1B[2J\n\x7F"), "\uFFFD[2J\uFFFD\uFFFD");
  EXPECT_EQ(printable("a\u009Bb"), "a\uFFFDb");
}

TEST(Printable, ReplacesWhatTurnsTextAround) {
  for (const char* control :
       {"\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"})
    EXPECT_EQ(printable(std::string("a") + control + "b"), "a\uFFFDb");
  EXPECT_EQ(printable("\xE2\x80"), "\xE2\x80");  // cut off: nothing to obey
}

}  // namespace
}  // namespace cairn
