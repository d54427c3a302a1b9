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

}  // namespace
}  // namespace cairn::cli
