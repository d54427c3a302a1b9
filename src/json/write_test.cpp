// SPDX-License-Identifier: Apache-2.0
#include "json/write.h"

#include <gtest/gtest.h>

namespace cairn::json {

TEST(Write, EscapesAtEveryPlaceOfALongText) {
  for (std::size_t at = 0; at < 40; ++at) {
    std::string text(40, 'x');
    text[at] = '\n';
    const auto expected = '"' + text.substr(0, at) + "\\n" + text.substr(at + 1) + '"';
    EXPECT_EQ(write(Value::string(text)), expected);
  }
  EXPECT_EQ(write(Value::string("")), "\"\"");
  EXPECT_EQ(write(Value::string("\"\\\x1F\xC3\xA9")), "\"\\\"\\\\\\u001f\xC3\xA9\"");
}

TEST(Write, LeavesNothingThatEndsAScriptElement) {
  EXPECT_EQ(write(Value::string("</script>&"), Style::html_safe),
            "\"\\u003c/script\\u003e\\u0026\"");
  EXPECT_EQ(write(Value::string("</script>&")), "\"</script>&\"");
}

}  // namespace cairn::json
