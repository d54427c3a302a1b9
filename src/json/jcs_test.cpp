// SPDX-License-Identifier: Apache-2.0
#include "json/jcs.h"

#include <gtest/gtest.h>

#include "json/parse.h"

namespace cairn::json {
namespace {

std::string canonical_of(std::string_view text) {
  Arena arena;
  auto value = parse(text, arena);
  if (!value) return "unreadable";
  auto result = canonical(*value);
  return result ? *result : "refused";
}

TEST(Jcs, SortsKeysByUtf16CodeUnitsNotByUtf8) {
  // U+1F600 is D83D DE00 in UTF-16, so it stands before U+E000 and U+FB33 but after U+20AC.
  EXPECT_EQ(
      canonical_of(
          "{\"\xEF\xAC\xB3\":1,\"\xF0\x9F\x98\x80\":2,\"\xE2\x82\xAC\":3,\"\xEE\x80\x80\":4}"),
      "{\"\xE2\x82\xAC\":3,\"\xF0\x9F\x98\x80\":2,\"\xEE\x80\x80\":4,\"\xEF\xAC\xB3\":1}");
  EXPECT_EQ(canonical_of(R"({"ab":1,"a":2,"":3,"B":4})"), R"({"":3,"B":4,"a":2,"ab":1})");
}

TEST(Jcs, SortsKeysThatDifferOnlyAfterTheirFirstBytes) {
  EXPECT_EQ(canonical_of(R"({"longer-than-b":1,"longer-than-a":2,"longer-t":3,"longer-":4})"),
            R"({"longer-":4,"longer-t":3,"longer-than-a":2,"longer-than-b":1})");
  EXPECT_EQ(canonical_of("{\"longer-\xEF\xAC\xB3\":1,\"longer-\xF0\x9F\x98\x80\":2}"),
            "{\"longer-\xF0\x9F\x98\x80\":2,\"longer-\xEF\xAC\xB3\":1}");
}

TEST(Jcs, WritesNumbersAsEcmaScriptDoes) {
  EXPECT_EQ(canonical_of("[0,-0,-0.0,1.0,1e0,10E1]"), "[0,0,0,1,1,100]");
  EXPECT_EQ(canonical_of("[1e20,1e21,123456789012345678901234]"),
            "[100000000000000000000,1e+21,1.2345678901234569e+23]");
  EXPECT_EQ(canonical_of("[0.000001,0.0000001,1.5e-7,-12.50]"), "[0.000001,1e-7,1.5e-7,-12.5]");
  EXPECT_EQ(canonical_of("[9007199254740993,999999999999999,5e-324]"),
            "[9007199254740992,999999999999999,5e-324]");
}

TEST(Jcs, EscapesOnlyWhatJsonDemands) {
  EXPECT_EQ(canonical_of(R"("\u000f\u20ac\/\b\t\n\f\r\"\\\u007f")"),
            "\"\\u000f\xE2\x82\xAC/\\b\\t\\n\\f\\r\\\"\\\\\x7F\"");
}

TEST(Jcs, RefusesNumbersBeyondADoubleAndWritesTooSmallOnesAsZero) {
  const std::string zeros(400, '0');
  EXPECT_EQ(canonical_of("[1e400]"), "refused");
  EXPECT_EQ(canonical_of("[1" + zeros + "e-1]"), "refused");
  EXPECT_EQ(canonical_of("[1e-400]"), "[0]");
  EXPECT_EQ(canonical_of("[-0." + zeros + "1]"), "[0]");
}

TEST(Jcs, DropsWhiteSpaceAndKeepsArrayOrder) {
  EXPECT_EQ(canonical_of(" { \"b\" : [ 3, 1 , { } ] , \"a\" : [ ] } "), R"({"a":[],"b":[3,1,{}]})");
}

}  // namespace
}  // namespace cairn::json
