// SPDX-License-Identifier: Apache-2.0
#include "encoding/cbor.h"

#include <gtest/gtest.h>

#include <limits>

#include "encoding/hex.h"

namespace cairn::encoding {
namespace {

Bytes from(std::string_view hex) {
  auto bytes = from_hex(hex);
  EXPECT_TRUE(bytes.ok()) << hex;
  return bytes.ok() ? *bytes : Bytes();
}

// RFC 8949 appendix A.
TEST(Cbor, WritesAndReadsTheExamplesOfIntegers) {
  const std::pair<std::uint64_t, const char*> examples[] = {
      {0, "00"},
      {1, "01"},
      {10, "0a"},
      {23, "17"},
      {24, "1818"},
      {100, "1864"},
      {1000, "1903e8"},
      {1'000'000, "1a000f4240"},
      {1'000'000'000'000, "1b000000e8d4a51000"},
      {~std::uint64_t{0}, "1bffffffffffffffff"}};
  for (const auto& [number, hex] : examples) {
    CborWriter writer;
    writer.integer(number);
    EXPECT_EQ(to_hex(writer.written()), hex);
    CborReader reader(writer.written());
    const auto read = reader.integer();
    ASSERT_TRUE(read.ok()) << hex;
    EXPECT_EQ(*read, number);
    EXPECT_TRUE(reader.end().ok());
  }
}

TEST(Cbor, WritesAndReadsWhatHoldsOthers) {
  CborWriter writer;
  writer.array(3);
  writer.bytes(from("01020304"));
  writer.text("IETF");
  writer.map(1);
  writer.integer(1);
  writer.integer(2);
  EXPECT_EQ(to_hex(writer.written()),
            "83440102030464494554"
            "46a10102");
  CborReader reader(writer.written());
  EXPECT_EQ(*reader.array(), 3U);
  EXPECT_EQ(to_hex(*reader.bytes()), "01020304");
  EXPECT_EQ(*reader.text(), "IETF");
  EXPECT_EQ(*reader.map(), 1U);
  EXPECT_EQ(*reader.integer(), 1U);
  EXPECT_FALSE(reader.end().ok());
  EXPECT_EQ(*reader.integer(), 2U);
  EXPECT_TRUE(reader.end().ok());
}

TEST(Cbor, RefusesWhatIsNotTheShortestForm) {
  for (const auto* hex : {"1817", "190018", "1a0000ffff", "1b00000000ffffffff", "1c", "1f"}) {
    const auto input = from(hex);
    EXPECT_FALSE(CborReader(input).integer().ok()) << hex;
  }
}

TEST(Cbor, RefusesSizesThatTheInputDoesNotHold) {
  for (const auto* hex : {"", "9bffffffffffffffff", "9a00100000", "82"}) {
    const auto input = from(hex);
    EXPECT_FALSE(CborReader(input).array().ok()) << hex;
  }
  const auto map = from("bbffffffffffffffff");
  EXPECT_FALSE(CborReader(map).map().ok());
  const auto bytes = from("5bffffffffffffffff00");
  EXPECT_FALSE(CborReader(bytes).bytes().ok());
  const auto indefinite = from("5f4100ff");
  EXPECT_FALSE(CborReader(indefinite).bytes().ok());
}

TEST(Cbor, RefusesAnotherKindOfItem) {
  const auto text = from("6161");
  EXPECT_FALSE(CborReader(text).bytes().ok());
  EXPECT_FALSE(CborReader(text).integer().ok());
}

// RFC 8949 appendix A.
TEST(Cbor, ReadsIntegersOfEitherSign) {
  const std::pair<std::int64_t, const char*> examples[] = {
      {0, "00"}, {-1, "20"}, {-10, "29"}, {-100, "3863"}, {-1000, "3903e7"}, {1000, "1903e8"}};
  for (const auto& [number, hex] : examples) {
    const auto input = from(hex);
    const auto read = CborReader(input).whole();
    ASSERT_TRUE(read.ok()) << hex;
    EXPECT_EQ(*read, number);
  }
  const auto least = from("3b7fffffffffffffff");
  EXPECT_EQ(*CborReader(least).whole(), std::numeric_limits<std::int64_t>::min());
  for (const auto* hex : {"3bffffffffffffffff", "1bffffffffffffffff", "3817", "61", ""}) {
    const auto input = from(hex);
    EXPECT_FALSE(CborReader(input).whole().ok()) << hex;
  }
}

TEST(Cbor, WritesIntegersOfEitherSignAndTags) {
  const std::pair<std::int64_t, const char*> examples[] = {
      {0, "00"},         {-1, "20"},
      {-10, "29"},       {-100, "3863"},
      {-257, "390100"},  {1000, "1903e8"},
      {65533, "19fffd"}, {std::numeric_limits<std::int64_t>::min(), "3b7fffffffffffffff"}};
  for (const auto& [number, hex] : examples) {
    CborWriter writer;
    writer.whole(number);
    EXPECT_EQ(writer.written(), from(hex)) << number;
  }
  CborWriter writer;
  writer.tag(18);
  EXPECT_EQ(writer.written(), from("d2"));
}

TEST(Cbor, PassesOverAnythingAndReadsOnBehindIt) {
  for (const auto* hex : {"00", "29", "43010203", "6161", "83010203", "a26161016162820203",
                          "c16474657874", "f4", "f6", "f820", "f93c00", "fa47c35000",
                          "fb3ff199999999999a", "a0", "80", "d28443a10126a1044131404140"}) {
    auto input = from(hex);
    input.push_back(0x07);
    CborReader reader(input);
    ASSERT_TRUE(reader.skip().ok()) << hex;
    EXPECT_EQ(*reader.integer(), 7U) << hex;
    EXPECT_FALSE(reader.next()) << hex;
  }
}

TEST(Cbor, PassesOverNothingThatIsCutOffEndlessOrDeep) {
  for (const auto* hex : {"", "82", "8201", "a101", "c1", "5f4100ff", "9f01ff", "ff", "fc", "fb00",
                          "9bffffffffffffffff", "bbffffffffffffffff"}) {
    const auto input = from(hex);
    EXPECT_FALSE(CborReader(input).skip().ok()) << hex;
  }
  Bytes nested(cbor_depth_max - 1, 0x81);
  nested.push_back(0x00);
  EXPECT_TRUE(CborReader(nested).skip().ok());
  nested.insert(nested.begin(), 0x81);
  EXPECT_FALSE(CborReader(nested).skip().ok());
  nested.assign(1'000'000, 0x81);
  EXPECT_FALSE(CborReader(nested).skip().ok());
  nested.assign(1'000'000, 0xc1);
  EXPECT_FALSE(CborReader(nested).skip().ok());
}

}  // namespace
}  // namespace cairn::encoding
