// SPDX-License-Identifier: Apache-2.0
#include "encoding/hex.h"

#include <gtest/gtest.h>

namespace cairn::encoding {
namespace {

TEST(Hex, RoundTripsInLowerCase) {
  EXPECT_EQ(to_hex(Bytes{0x00, 0x0f, 0xf0, 0xff}), "000ff0ff");
  EXPECT_EQ(*from_hex("000FF0fF"), (Bytes{0x00, 0x0f, 0xf0, 0xff}));
  EXPECT_EQ(*from_hex(""), Bytes());
}

TEST(Hex, RefusesOddLengthAndOtherCharacters) {
  for (const auto* text : {"0", "0g", "g0", "0x00", " 00", "\xC3\xA9"})
    EXPECT_EQ(from_hex(text).error().code, ErrorCode::unreadable) << text;
}

}  // namespace
}  // namespace cairn::encoding
