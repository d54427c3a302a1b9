// SPDX-License-Identifier: Apache-2.0
#include "json/parse.h"

#include <gtest/gtest.h>

#include "base/test_collisions.h"
#include "json/write.h"

namespace cairn::json {
namespace {

std::string round_trip(std::string_view text) {
  Arena arena;
  auto value = parse(text, arena);
  return value ? write(*value) : "error: " + value.error().detail;
}

ErrorCode code_of(std::string_view text, const ParseLimits& limits = {}) {
  Arena arena;
  auto value = parse(text, arena, limits);
  EXPECT_FALSE(value.ok()) << text;
  return value ? ErrorCode::internal : value.error().code;
}

TEST(Parse, KeepsNumbersAsWritten) {
  const std::string text = R"({"a":1.0,"b":1E5,"c":18446744073709551616,"d":-0,"e":0.10})";
  EXPECT_EQ(round_trip(text), text);
  EXPECT_EQ(round_trip("12345678901234567890123"), "12345678901234567890123");
}

TEST(Parse, ReadsEveryKind) {
  EXPECT_EQ(round_trip(R"( [ null , true,false, "\u00e9\n" , {} , [] ] )"),
            "[null,true,false,\"\xC3\xA9\\n\",{},[]]");
  EXPECT_EQ(round_trip(R"("alone")"), R"("alone")");
  EXPECT_EQ(round_trip("null"), "null");
}

TEST(Parse, RefusesDuplicateKeysAlsoWhenSpelledDifferently) {
  EXPECT_EQ(code_of(R"({"a":1,"\u0061":2})"), ErrorCode::unreadable);
  std::string many = "{";
  for (int i = 0; i < 40; ++i) many += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(code_of(many + "\"k7\":1}"), ErrorCode::unreadable);
}

TEST(Parse, KeysMadeToCollideCostNoMoreThanOthers) {
  expect_no_collisions("", [](const Texts& keys) {
    std::string object;
    for (const auto& key : keys) object += ",\"" + key + "\":0";
    object[0] = '{';
    Arena arena;
    EXPECT_TRUE(parse(object + "}", arena).ok());
  });
}

TEST(Parse, NamesThePlaceOfTheFault) {
  Arena arena;
  auto value = parse(R"({"a":[0,{"b/c":{"d":1,"d":2}}]})", arena);
  ASSERT_FALSE(value.ok());
  EXPECT_EQ(value.error().path, "/a/1/b~1c/d");
}

TEST(Parse, SaysAtWhichLineAndColumnItStops) {
  EXPECT_EQ(round_trip("{\n  \"a\": 1,\n  \"\u00e9\": tru\n}"),
            "error: not JSON: syntax error at line 3, column 8");
  EXPECT_EQ(round_trip("{\"a\":\n"), "error: not JSON: it ends too early at line 2, column 1");
  EXPECT_EQ(round_trip("{}\n x"), "error: something follows the JSON value at line 2, column 2");
  EXPECT_EQ(round_trip(" \n"), "error: there is nothing in it");
}

TEST(Parse, PassesOverOneByteOrderMarkAtTheBeginning) {
  EXPECT_EQ(round_trip("\xEF\xBB\xBF{\"a\":\"b\"}"), round_trip("{\"a\":\"b\"}"));
  EXPECT_EQ(code_of("\xEF\xBB\xBF\xEF\xBB\xBF{}"), ErrorCode::unreadable);
  EXPECT_EQ(code_of("{}\xEF\xBB\xBF"), ErrorCode::unreadable);
  EXPECT_EQ(code_of("\xEF\xBB\xBF"), ErrorCode::unreadable);
}

TEST(Parse, NamesAnotherEncodingAsTheFault) {
  using namespace std::string_view_literals;
  EXPECT_EQ(round_trip("{\"a\": \"caf\xE9\"}"),
            "error: the text is not UTF-8 but perhaps Latin-1 (Windows-1252): byte 0xE9 at line 1, "
            "column 11");
  EXPECT_EQ(round_trip("{\0}\0"sv), "error: the text is UTF-16, not UTF-8");
}

TEST(Parse, RefusesWhatIsNotJson) {
  for (const auto* text : {"",
                           " ",
                           "{",
                           "[1,]",
                           "{\"a\":}",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "nul",
                           "nullx",
                           "truex",
                           "[1 2]",
                           "{\"a\" 1}",
                           "\"\\ud800\"",
                           "\"\x01\"",
                           "\"\xC3\"",
                           "[]]",
                           "1 2",
                           "{} x",
                           "NaN",
                           "'a'",
                           "[nulll]",
                           "[tru]",
                           "{\"a\":nulx}",
                           "[1e]",
                           "[-]",
                           "[\"a\"\"b\"]",
                           "{\"a\":1,}",
                           "{,}"})
    EXPECT_EQ(code_of(text), ErrorCode::unreadable) << text;
}

TEST(Parse, HoldsItsLimits) {
  EXPECT_EQ(code_of(std::string(10'000, '[') + std::string(10'000, ']')), ErrorCode::too_large);
  EXPECT_EQ(round_trip(std::string(60, '[') + std::string(60, ']')).substr(0, 5), "[[[[[");
  EXPECT_EQ(code_of("[1,2,3]", {.bytes_max = 5}), ErrorCode::too_large);
  EXPECT_EQ(code_of("[1,2,3]", {.values_max = 3}), ErrorCode::too_large);
}

TEST(Parse, ParserIsReusableAfterAnError) {
  Parser parser;
  Arena arena;
  EXPECT_FALSE(parser.parse("[1,", arena).ok());
  auto value = parser.parse("[1,2]", arena);
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(write(*value), "[1,2]");
}

TEST(Parse, InPlaceViewsWhatStandsInTheTextAndCopiesWhatIsDecoded) {
  const std::string text = R"({"plain":"as it is","escaped":"a\u0041","n":12.50})";
  Arena arena;
  Parser parser;
  const auto value = parser.parse_in_place(text, arena);
  ASSERT_TRUE(value.ok());
  const auto stands_in_text = [&](std::string_view part) {
    return text.data() <= part.data() && part.data() < text.data() + text.size();
  };
  EXPECT_TRUE(stands_in_text((*value)["plain"].as_string()));
  EXPECT_FALSE(stands_in_text((*value)["escaped"].as_string()));
  EXPECT_EQ((*value)["escaped"].as_string(), "aA");
  EXPECT_EQ((*value)["n"].number_text(), "12.50");

  const auto copied = parser.parse(text, arena);
  ASSERT_TRUE(copied.ok());
  EXPECT_FALSE(stands_in_text((*copied)["plain"].as_string()));
}

}  // namespace
}  // namespace cairn::json
