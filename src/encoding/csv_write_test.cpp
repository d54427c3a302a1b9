// SPDX-License-Identifier: Apache-2.0
#include "encoding/csv_write.h"

#include <gtest/gtest.h>

namespace cairn::encoding {
namespace {

TEST(CsvRow, QuotesWhatNeedsItAndNothingElse) {
  EXPECT_EQ(csv_row({"a", "", "b c", "d\"e", "1,5", "two\nlines"}),
            "a,,\"b c\",\"d\"\"e\",\"1,5\",\"two\nlines\"\r\n");
}

TEST(CsvRow, LetsNoCellBecomeAFormula) {
  EXPECT_EQ(csv_row({"=1+1", "@sum", "+49", "-3", "-x"}),
            "\"'=1+1\",\"'@sum\",\"'+49\",-3,\"'-x\"\r\n");
}

}  // namespace
}  // namespace cairn::encoding
