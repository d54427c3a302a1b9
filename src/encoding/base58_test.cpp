// SPDX-License-Identifier: Apache-2.0
#include "encoding/base58.h"

#include <gtest/gtest.h>

#include "base/limits.h"
#include "encoding/hex.h"

namespace cairn::encoding {
namespace {

struct Pair {
  const char* hex;
  const char* base58;
};
// draft-msporny-base58-03 section 5, and edges of our own.
constexpr Pair pairs[] = {
    {"48656c6c6f20576f726c6421", "2NEpo7TZRRrLZSi2U"},
    {"54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e",
     "USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z"},
    {"0000287fb4cd", "11233QC4"},
    {"", ""},
    {"00", "1"},
    {"000000", "111"},
    {"3a", "21"},
    {"ffffffff", "7YXq9G"},
    {"0100000000", "7YXq9H"},
};

TEST(Base58, MatchesThePublishedExamplesBothWays) {
  for (const auto& pair : pairs) {
    EXPECT_EQ(to_base58(*from_hex(pair.hex)), pair.base58);
    EXPECT_EQ(to_hex(*from_base58(pair.base58)), pair.hex) << pair.base58;
  }
}

TEST(Base58, RoundTripsEveryLength) {
  Bytes bytes;
  for (std::size_t size = 0; size < 200; ++size) {
    EXPECT_EQ(*from_base58(to_base58(bytes)), bytes) << size;
    bytes.push_back(static_cast<std::uint8_t>(size * 151 + (size % 7 == 0 ? 0 : 3)));
  }
}

TEST(Base58Decode, RejectsCharacterOutsideAlphabet) {
  for (const auto* text : {"0", "O", "I", "l", "2NEpo7 TZ", "2NEpo7TZ\n", "\xC3\xA9", "+"})
    EXPECT_EQ(from_base58(text).error().code, ErrorCode::unreadable) << text;
}

TEST(Base58Decode, RefusesWhatIsTooLong) {
  EXPECT_EQ(from_base58(std::string(limits::base58_bytes_max * 2, '2')).error().code,
            ErrorCode::too_large);
  EXPECT_EQ(from_base58(std::string(limits::base58_bytes_max + 1, '1')).error().code,
            ErrorCode::too_large);
  EXPECT_TRUE(from_base58(std::string(limits::base58_bytes_max, '2')).ok());
}

}  // namespace
}  // namespace cairn::encoding
