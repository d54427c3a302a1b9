// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <gtest/gtest.h>

namespace cairn::cli {
namespace {

std::string printed(const std::string& text) {
  Arena arena;
  testing::internal::CaptureStdout();
  EXPECT_TRUE(Console(Output::json).print_json(json::Builder(arena).string(text)).ok());
  return testing::internal::GetCapturedStdout();
}

TEST(Console, PrintsJsonThatIsUtf8WhateverFilesAreCalled) {
  EXPECT_EQ(printed("caf\u00E9"), "\"caf\u00E9\"\n");
  EXPECT_EQ(printed("nosuch\xFF\xFE.json"), "\"nosuch\uFFFD\uFFFD.json\"\n");
}

TEST(Console, ReportsAnErrorWithItsRemedyInWordsAndInJson) {
  const auto error =
      with_remedy(fail(ErrorCode::unreadable, "test", "a.json: torn", "/b"), "Get it anew.");
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Console(Output::json).report(error);
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "cairn: a.json: torn (at /b)\n  Get it anew.\n");
  const auto out = testing::internal::GetCapturedStdout();
  for (const char* part : {R"("code": "unreadable")", R"("path": "/b")",
                           R"("message": "a.json: torn")", R"("remedy": "Get it anew.")"})
    EXPECT_NE(out.find(part), out.npos) << part;
}

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
}  // namespace cairn::cli
