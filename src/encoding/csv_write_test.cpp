// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_write.h"

#include <gtest/gtest.h>

#include <vector>

namespace cairn::encoding {
namespace {

TEST(CsvRow, QuotesWhatNeedsItAndNothingElse) {
  EXPECT_EQ(csv_row({"a", "", "b c", "d\"e", "1,5", "two\nlines"}),
            "a,,\"b c\",\"d\"\"e\",\"1,5\",\"two\nlines\"\r\n");
}

TEST(CsvRow, TakesARowOfAnyLength) {
  const std::vector<std::string> cells = {"a b", "=1", ""};
  EXPECT_EQ(csv_row(cells), "\"a b\",\"'=1\",\r\n");
  EXPECT_EQ(csv_row(std::vector<std::string>()), "\r\n");
}

TEST(CsvRow, LetsNoCellBecomeAFormula) {
  EXPECT_EQ(csv_row({"=1+1", "@sum", "+49", "-3", "-x"}),
            "\"'=1+1\",\"'@sum\",\"'+49\",-3,\"'-x\"\r\n");
}

}  // namespace
}  // namespace cairn::encoding
