// SPDX-License-Identifier: Apache-2.0
#include "crypto/der.h"

#include <gtest/gtest.h>

#include "encoding/hex.h"

namespace cairn::crypto::der {
namespace {

Bytes hex(std::string_view text) { return *encoding::from_hex(text); }

TEST(Der, WritesTheShortestForm) {
  const Bytes padded{0, 0, 0x80}, small{0x7f}, zero{0, 0};
  const ByteView numbers[] = {padded, small, zero};
  EXPECT_EQ(encoding::to_hex(write_integers(numbers)),
            "300a02020080"
            "02017f"
            "020100");
}

TEST(Der, RoundTripsLongNumbers) {
  for (const std::size_t size : {127U, 128U, 255U, 256U, 1024U}) {
    const Bytes number(size, 0xA5);
    const ByteView numbers[] = {number};
    const auto bytes = write_integers(numbers);
    const auto read = read_integers(bytes);
    ASSERT_TRUE(read.ok()) << size;
    EXPECT_EQ(encoding::to_hex(read->front()), encoding::to_hex(number));
  }
}

TEST(DerRead, RefusesWhatIsNotStrict) {
  for (const auto* text : {
           "",
           "30",
           "3003020101"
           "00",  // something after the end
           "3004020200"
           "01",              // padded integer
           "3003020181",      // negative
           "30020200",        // empty integer
           "308103020101",    // long form of a short length
           "30820003020101",  // padded length
           "3080020101"
           "0000",        // indefinite length
           "3004020101",  // longer than it is
           "3103020101",  // not a sequence
           "3003040101",  // not an integer
           "30ff020101",
       })
    EXPECT_EQ(read_integers(hex(text)).error().code, ErrorCode::unreadable) << text;
}

}  // namespace
}  // namespace cairn::crypto::der
