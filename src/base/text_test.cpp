// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

namespace cairn {

TEST(Utf8, RefusesOverlongFormsSurrogatesAndTruncation) {
  EXPECT_TRUE(is_utf8("caf\xC3\xA9 \xF0\x9F\x98\x80"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));
  EXPECT_FALSE(is_utf8("\xE0\x80\x80"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("\xC3"));
}

TEST(Utf8, IsToldWhereverInALongTextItStands) {
  for (std::size_t before = 0; before < 40; ++before)
    for (std::size_t after = 0; after < 40; ++after) {
      const std::string start(before, 'a');
      const std::string end(after, 'b');
      EXPECT_TRUE(is_utf8(start + "\xE2\x82\xAC\xC3\xA9" + end)) << before << " " << after;
      EXPECT_FALSE(is_utf8(start + "\xE2\x82\xAC\xC3" + end)) << before << " " << after;
    }
}

TEST(Utf8, DecodingAndAppendingAreInverse) {
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  std::string again;
  const auto points = decode_utf8(text);
  for (const auto point : *points) append_utf8(point, again);
  EXPECT_EQ(again, text);
}

TEST(Utf8, IsCutBetweenCharacters) {
  EXPECT_EQ(first_characters("Monday", 3), "Mon");
  EXPECT_EQ(first_characters("понедельник", 3), "пон");
  EXPECT_EQ(first_characters("月曜日", 1), "月");
  EXPECT_EQ(first_characters("söndag", 2), "sö");
  EXPECT_EQ(first_characters("Mo", 3), "Mo");
  EXPECT_EQ(first_characters("Mo", 0), "");
  EXPECT_EQ(first_characters("", 2), "");
}

TEST(Utf8, ReplacesWhatIsMalformed) {
  EXPECT_EQ(as_utf8("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(as_utf8("a\xFF\xFE.json"), "a\uFFFD\uFFFD.json");
  EXPECT_EQ(as_utf8("cut \xE2\x82"), "cut \uFFFD\uFFFD");
}

TEST(EncodingFault, NamesWhatTheTextIsInstead) {
  using namespace std::string_view_literals;
  EXPECT_EQ(encoding_fault("{\"a\": \"caf\xC3\xA9\"}"), "");
  EXPECT_EQ(encoding_fault(""), "");
  for (const auto utf16 : {"\xFF\xFE{\0}\0"sv, "\xFE\xFF\0{\0}"sv, "{\0}\0"sv, "\0{\0}"sv})
    EXPECT_EQ(encoding_fault(utf16), "the text is UTF-16, not UTF-8");
  EXPECT_EQ(encoding_fault("{\n\"name\": \"caf\xE9\"}"),
            "the text is not UTF-8 but perhaps Latin-1 (Windows-1252): byte 0xE9 at line 2, column "
            "13");
  EXPECT_EQ(encoding_fault("\xFF\xD8\xFF\xE0\0\x10JFIF"sv),
            "neither text nor an image that is known");
}

TEST(PlaceIn, CountsLinesAndCharactersAsEditorsDo) {
  EXPECT_EQ(place_in("", 0), "line 1, column 1");
  EXPECT_EQ(place_in("a\nb\u00e9c", 5), "line 2, column 3");
  EXPECT_EQ(place_in("a\r\nb", 3), "line 2, column 1");
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(split("", ','), (std::vector<std::string_view>{""}));
}

}  // namespace cairn
