// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_line.h"

#include <gtest/gtest.h>

#include <vector>

namespace cairn::encoding {
namespace {

std::string line(std::initializer_list<std::string_view> cells) {
  std::string out;
  append_csv_line(out, cells);
  return out;
}

TEST(CsvLine, QuotesWhatNeedsItAndNothingElse) {
  EXPECT_EQ(line({"a", "b,c", "say \"d\"", "two\nlines", ""}),
            "a,\"b,c\",\"say \"\"d\"\"\",\"two\nlines\",\r\n");
  EXPECT_EQ(line({"b c", " b", "b ", "1;5", "a\tb"}), "b c,\" b\",\"b \",\"1;5\",\"a\tb\"\r\n");
}

TEST(CsvLine, HasAnyNumberOfCells) {
  std::string out;
  append_csv_line(out, std::vector<std::string>{"a b", "=1", ""});
  append_csv_line(out, std::vector<std::string>());
  EXPECT_EQ(out, "a b,\"'=1\",\r\n\r\n");
}

TEST(CsvLine, MakesNoFormulas) {
  EXPECT_EQ(line({"=1+1", "+1", "-x", "@a", "a=1", "+49", "\t=1", "\r=1"}),
            "\"'=1+1\",\"'+1\",\"'-x\",\"'@a\",a=1,\"'+49\",\"'\t=1\",\"'\r=1\"\r\n");
  EXPECT_EQ(line({"-1-1", "-1+A1", "-", "-(1)"}), "\"'-1-1\",\"'-1+A1\",\"'-\",\"'-(1)\"\r\n");
}

TEST(CsvLine, LeavesNumbersAsTheyAre) { EXPECT_EQ(line({"-3", "-0.25", "12"}), "-3,-0.25,12\r\n"); }

}  // namespace
}  // namespace cairn::encoding
