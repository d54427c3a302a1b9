// SPDX-License-Identifier: Apache-2.0
#include "encoding/percent.h"

#include <gtest/gtest.h>

namespace cairn::encoding {
namespace {

TEST(PercentDecoded, TurnsEscapesIntoBytes) {
  EXPECT_EQ(percent_decoded("a%20b%2Fc%c3%A4"), "a b/c\xC3\xA4");
  EXPECT_EQ(percent_decoded(""), "");
}

TEST(PercentDecoded, LeavesWhatIsNoEscape) {
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%4"), "%4");
  EXPECT_EQ(percent_decoded("%zz%41"), "%zzA");
}

}  // namespace
}  // namespace cairn::encoding
