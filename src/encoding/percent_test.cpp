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

TEST(PercentDecodedStrictly, RefusesWhatIsNoEscape) {
  EXPECT_EQ(*percent_decoded_strictly("a%20b"), "a b");
  for (const auto* text : {"100%", "%4", "%zz", "a%2"})
    EXPECT_EQ(percent_decoded_strictly(text).error().code, ErrorCode::unreadable) << text;
}

TEST(PercentEncoded, KeepsOnlyUnreservedCharacters) {
  EXPECT_EQ(percent_encoded("a b/ä~-._%"), "a%20b%2F%C3%A4~-._%25");
  EXPECT_EQ(percent_decoded(percent_encoded("\x01\xff")), "\x01\xff");
}

}  // namespace
}  // namespace cairn::encoding
