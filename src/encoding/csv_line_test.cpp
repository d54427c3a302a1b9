// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_line.h"

#include <gtest/gtest.h>

namespace cairn::encoding {
namespace {

std::string line(std::initializer_list<std::string_view> cells) {
  std::string out;
  append_csv_line(out, cells);
  return out;
}

TEST(CsvLine, QuotesWhatWouldEndACell) {
  EXPECT_EQ(line({"a", "b,c", "say \"d\"", "two\nlines", ""}),
            "a,\"b,c\",\"say \"\"d\"\"\",\"two\nlines\",\r\n");
}

TEST(CsvLine, MakesNoFormulas) {
  EXPECT_EQ(line({"=1+1", "+1", "-1", "@a", "a=1"}), "\"'=1+1\",\"'+1\",\"'-1\",\"'@a\",a=1\r\n");
}

}  // namespace
}  // namespace cairn::encoding
