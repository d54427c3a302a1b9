// SPDX-License-Identifier: Apache-2.0
// The loops over many bytes at a time, at every length and place around a vector's size.
#include "base/scan.h"

#include <gtest/gtest.h>

#include <string>

#include "base/word.h"

namespace cairn {
namespace {

constexpr std::size_t length_max = 40;

std::size_t find_x(std::string_view text, std::size_t from) {
  return find_byte(text, from, [](auto c) { return (c == 'x') | (c == 0xFF); });
}

TEST(FindByte, FindsTheFirstAtEveryPlaceOfEveryLength) {
  for (std::size_t length = 0; length <= length_max; ++length) {
    // Exactly as large as the text, so that reading beyond it is noticed.
    const std::vector<char> plain(length, 'a');
    const std::string_view text(plain.data(), length);
    for (std::size_t from = 0; from <= length; ++from) EXPECT_EQ(find_x(text, from), length);
    for (std::size_t place = 0; place < length; ++place)
      for (const char special : {'x', '\xFF'}) {
        auto bytes = plain;
        bytes[place] = special;
        const std::string_view marked(bytes.data(), length);
        for (std::size_t from = 0; from <= length; ++from)
          EXPECT_EQ(find_x(marked, from), from <= place ? place : length)
              << length << " " << place << " " << from;
        bytes.back() = 'x';
        EXPECT_EQ(find_x(marked, 0), place);
      }
  }
}

TEST(Spread, HoldsEveryByteOfTheTextAndNoOther) {
  for (std::size_t length = 1; length < 16; ++length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += static_cast<char>('a' + i);
    const auto bytes = spread(text);
    std::string seen(16, ' ');
    std::memcpy(seen.data(), &bytes, 16);
    EXPECT_EQ(seen.find_first_not_of(text), std::string::npos) << length;
    EXPECT_EQ(text.find_first_not_of(seen), std::string::npos) << length;
  }
}

TEST(CommonPrefix, EndsAtTheFirstDifference) {
  for (std::size_t length = 0; length <= length_max; ++length) {
    const std::string text(length, '\x80');
    EXPECT_EQ(common_prefix(text, text), length);
    EXPECT_EQ(common_prefix(text, text + "\x80"), length);
    for (std::size_t place = 0; place < length; ++place) {
      auto other = text;
      other[place] = '\x7F';
      EXPECT_EQ(common_prefix(text, other), place);
      EXPECT_EQ(common_prefix(other, text), place);
      EXPECT_EQ(common_prefix(text.substr(0, place), text), place);
    }
  }
}

TEST(SameText, DiffersByLengthAndByAnyByte) {
  for (std::size_t length = 0; length <= length_max; ++length) {
    const std::string text(length, 'a');
    EXPECT_TRUE(same_text(text, std::string(length, 'a')));
    EXPECT_FALSE(same_text(text, text + "a"));
    for (std::size_t place = 0; place < length; ++place) {
      auto other = text;
      other[place] = 'b';
      EXPECT_FALSE(same_text(text, other)) << length << " " << place;
    }
  }
}

}  // namespace
}  // namespace cairn
