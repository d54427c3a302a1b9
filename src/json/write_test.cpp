// SPDX-License-Identifier: Apache-2.0
#include "json/write.h"

#include <gtest/gtest.h>

namespace cairn::json {
namespace {

std::string written(std::string_view text) {
  std::string out;
  write_string(text, out);
  return out;
}

TEST(WriteString, EscapesWhatJsonDemandsWhereverItStands) {
  const std::string filler(40, 'x');
  for (std::size_t at = 0; at <= filler.size(); ++at) {
    const auto head = filler.substr(0, at);
    const auto tail = filler.substr(at);
    EXPECT_EQ(written(head + "\"" + tail), "\"" + head + "\\\"" + tail + "\"");
    EXPECT_EQ(written(head + "\x01" + tail), "\"" + head + "\\u0001" + tail + "\"");
    EXPECT_EQ(written(head + "\\\n" + tail), "\"" + head + "\\\\\\n" + tail + "\"");
  }
}

TEST(WriteString, LeavesTheRestAlone) {
  EXPECT_EQ(written(""), "\"\"");
  EXPECT_EQ(written("a/b </script> é \x7f"), "\"a/b </script> é \x7f\"");
}

TEST(Write, KeepsMarkupOutOfHtmlOnRequest) {
  EXPECT_EQ(write(Value::string("</script>&"), Style::html_safe),
            "\"\\u003c/script\\u003e\\u0026\"");
}

}  // namespace
}  // namespace cairn::json
