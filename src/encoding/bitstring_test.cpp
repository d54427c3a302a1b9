// SPDX-License-Identifier: Apache-2.0
#include "encoding/bitstring.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cairn::encoding {
namespace {

TEST(Bitstring, IndexZeroIsTheMostSignificantBitOfTheFirstByte) {
  Bitstring bits(16);
  bits.set(0, true);
  bits.set(9, true);
  EXPECT_EQ(bits.bytes()[0], 0x80);
  EXPECT_EQ(bits.bytes()[1], 0x40);
  EXPECT_TRUE(bits.get(0));
  EXPECT_FALSE(bits.get(1));
  bits.set(0, false);
  EXPECT_EQ(bits.bytes()[0], 0x00);
}

TEST(Bitstring, CountsBitsNotBytes) {
  EXPECT_EQ(Bitstring(100'000).size(), 100'000U);
  EXPECT_EQ(Bitstring(9).bytes().size(), 2U);
  EXPECT_EQ(Bitstring(Bytes{1, 2}).size(), 16U);
}

TEST(Inflate, GivesBackWhatDeflateTook) {
  for (const auto wrapping : {Wrapping::gzip, Wrapping::zlib}) {
    for (const std::size_t size : {0, 1, 16 * 1024, 300'000}) {
      Bytes bytes(size);
      for (std::size_t i = 0; i < size; i += 97) bytes[i] = static_cast<std::uint8_t>(i);
      const auto back = inflate(deflate(bytes, wrapping), wrapping);
      ASSERT_TRUE(back.ok());
      EXPECT_EQ(*back, bytes);
    }
  }
}

TEST(Deflate, StatesNeitherTimeNorName) {
  const auto wrapped = deflate(Bytes(16 * 1024), Wrapping::gzip);
  EXPECT_EQ(Bytes(wrapped.begin() + 3, wrapped.begin() + 8), Bytes(5));  // flags and time
}

TEST(Inflate, RefusesMoreThanTheCap) {
  const auto wrapped = deflate(Bytes(1000), Wrapping::gzip);
  EXPECT_TRUE(inflate(wrapped, Wrapping::gzip, 1000).ok());
  const auto refused = inflate(wrapped, Wrapping::gzip, 999);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
}

TEST(Inflate, RefusesABombAlsoOneThatLiesAboutItsSize) {
  auto bomb = deflate(Bytes(40 * 1024 * 1024), Wrapping::gzip);
  const auto refused = inflate(bomb, Wrapping::gzip);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::too_large);
  std::fill(bomb.end() - 4, bomb.end(), std::uint8_t{0});  // "0 bytes"
  const auto lying = inflate(bomb, Wrapping::gzip);
  ASSERT_FALSE(lying.ok());
  EXPECT_EQ(lying.error().code, ErrorCode::unreadable);
  const auto zlib_bomb = inflate(deflate(Bytes(40 * 1024 * 1024), Wrapping::zlib), Wrapping::zlib);
  ASSERT_FALSE(zlib_bomb.ok());
  EXPECT_EQ(zlib_bomb.error().code, ErrorCode::too_large);
}

TEST(Inflate, RefusesWhatIsNotOneWholeSoundStream) {
  const auto sound = deflate(Bytes(1000, 7), Wrapping::gzip);
  ASSERT_GT(sound.size(), 18U);  // header and trailer of RFC 1952
  const Bytes cut(sound.begin(), sound.end() - 1);
  auto altered = sound;
  altered[altered.size() - 8] ^= 1;  // the checksum
  auto followed = sound;
  followed.push_back(0);
  for (const auto& bad : {Bytes{}, Bytes{1, 2, 3}, cut, altered, followed}) {
    const auto result = inflate(bad, Wrapping::gzip);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::unreadable);
  }
  EXPECT_FALSE(inflate(sound, Wrapping::zlib).ok());
}

}  // namespace
}  // namespace cairn::encoding
