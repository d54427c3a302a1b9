// SPDX-License-Identifier: Apache-2.0
#include "encoding/base64.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace cairn::encoding {
namespace {

struct Pair {
  const char* text;
  const char* base64;
};
constexpr Pair pairs[] = {{"", ""},
                          {"f", "Zg=="},
                          {"fo", "Zm8="},
                          {"foo", "Zm9v"},
                          {"foob", "Zm9vYg=="},
                          {"fooba", "Zm9vYmE="},
                          {"foobar", "Zm9vYmFy"}};  // RFC 4648 section 10

std::string without_padding(std::string text) {
  while (text.ends_with('=')) text.pop_back();
  return text;
}

TEST(Base64, MatchesTheExamplesOfTheStandard) {
  for (const auto& pair : pairs) {
    EXPECT_EQ(to_base64(as_bytes(pair.text)), pair.base64);
    EXPECT_EQ(to_base64url(as_bytes(pair.text)), without_padding(pair.base64));
    EXPECT_EQ(as_text(*from_base64(pair.base64)), pair.text);
    EXPECT_EQ(as_text(*from_base64url(without_padding(pair.base64))), pair.text);
  }
}

TEST(Base64, RoundTripsEveryByte) {
  Bytes bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<std::uint8_t>(i));
  EXPECT_EQ(*from_base64url(to_base64url(bytes)), bytes);
  EXPECT_EQ(*from_base64(to_base64(bytes)), bytes);
}

// Most groups are decoded two at a time, the last ones alone.
TEST(Base64UrlDecode, ReadsEverySizeAndSeesAForeignCharacterAtEveryPlace) {
  for (std::size_t size = 0; size < 40; ++size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(251 * i + size);
    const auto text = to_base64url(bytes);
    Bytes room(base64_bytes_max(text.size()) + 1, 0xA5);
    const auto read = from_base64url(text, std::span(room).first(room.size() - 1));
    ASSERT_TRUE(read.ok()) << size;
    EXPECT_TRUE(std::ranges::equal(*read, bytes)) << size;
    EXPECT_EQ(room.back(), 0xA5) << size;
    for (std::size_t at = 0; at < text.size(); ++at) {
      auto damaged = text;
      damaged[at] = '*';
      EXPECT_FALSE(from_base64url(damaged).ok()) << size << " " << at;
    }
  }
}

TEST(Base64UrlDecode, RefusesPaddingSpaceAndTheOtherAlphabet) {
  for (const auto* text : {"Zg==", "Zm9v Zm9v", "Zm9v\n", "+/+/", "Zm9vZ", "Z", "Zm9\xC3", "Zm.v"})
    EXPECT_EQ(from_base64url(text).error().code, ErrorCode::unreadable) << text;
}

TEST(Base64UrlDecode, RefusesStrayBitsSoThatOneByteStringHasOneText) {
  EXPECT_TRUE(from_base64url("Zg").ok());
  EXPECT_EQ(from_base64url("Zh").error().code, ErrorCode::unreadable);
  EXPECT_TRUE(from_base64url("Zm8").ok());
  EXPECT_EQ(from_base64url("Zm9").error().code, ErrorCode::unreadable);
}

TEST(Base64Decode, IsTolerantAsDataUrlsAre) {
  EXPECT_EQ(as_text(*from_base64(" Zm9v\r\nYg==\n")), "foob");
  EXPECT_EQ(as_text(*from_base64("Zm9vYg")), "foob");
  EXPECT_EQ(*from_base64("-_-_"), *from_base64("+/+/"));
}

TEST(Base64Decode, RefusesBrokenPadding) {
  for (const auto* text : {"Zg=", "Zg===", "Zm9v=", "Zg==Zg==", "=Zg=", "===="})
    EXPECT_EQ(from_base64(text).error().code, ErrorCode::unreadable) << text;
}

}  // namespace
}  // namespace cairn::encoding
