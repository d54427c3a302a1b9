// SPDX-License-Identifier: Apache-2.0
#include "json/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "json/parse.h"

namespace cairn::json {
namespace {

std::optional<double> as_double(const std::string& text) { return Value::number(text).as_double(); }

const std::string zeros(310, '0');

TEST(AsDouble, ReadsWhatIsNearADouble) {
  EXPECT_EQ(as_double("0"), 0.0);
  EXPECT_EQ(as_double("0e999"), 0.0);
  EXPECT_EQ(as_double("1.7976931348623157e308"), 1.7976931348623157e308);
  EXPECT_EQ(as_double("-1.7976931348623157e308"), -1.7976931348623157e308);
  EXPECT_EQ(as_double("5e-324"), 5e-324);
  EXPECT_EQ(as_double("1" + zeros + "e-310"), 1.0);
  EXPECT_EQ(as_double("0." + zeros + "1e311"), 1.0);
  EXPECT_EQ(as_double("1e0000000000000000000000000000000001"), 10.0);
}

TEST(AsDouble, TakesWhatIsTooSmallForZero) {
  for (const std::string& text :
       std::vector<std::string>{"1e-400", "1" + zeros + "e-700", "0." + zeros + zeros + "1",
                                "0." + zeros + "1e-99", "1e-99999999999999999999999"}) {
    EXPECT_EQ(as_double(text), 0.0) << text;
    ASSERT_TRUE(as_double("-" + text)) << text;
    EXPECT_TRUE(std::signbit(*as_double("-" + text))) << text;
  }
}

TEST(AsDouble, RefusesWhatIsTooLarge) {
  for (const std::string& text :
       std::vector<std::string>{"1e309", "1" + zeros, "1" + zeros + "e-1", "1" + zeros + ".5e-1",
                                "0." + zeros + "1e900", "1.8e308", "1e99999999999999999999999"})
    for (const auto* sign : {"", "-"}) EXPECT_EQ(as_double(sign + text), std::nullopt) << text;
}

TEST(ShortInteger, IsWhatEveryCanonicalFormWritesAsItStands) {
  for (const auto* text : {"0", "7", "-7", "999999999999999", "-999999999999999"})
    EXPECT_TRUE(is_short_integer(text)) << text;
  for (const auto* text : {"-0", "1.0", "1e2", "1E2", "0.5", "1000000000000000", ""})
    EXPECT_FALSE(is_short_integer(text)) << text;
}

bool equal_texts(std::string_view a, std::string_view b) {
  Arena arena;
  return equal(*parse(a, arena), *parse(b, arena));
}

TEST(Equal, ComparesByMeaningNotBySpelling) {
  EXPECT_TRUE(equal_texts(R"({"a":1.0,"b":[null,true,"x"]})", R"({"b":[null,true,"x"],"a":1})"));
  EXPECT_TRUE(equal_texts("1e400", "1e400"));
  for (const auto& [a, b] : {std::pair{"1", "2"},
                             {"1", "\"1\""},
                             {"[1,2]", "[2,1]"},
                             {"[1]", "[1,1]"},
                             {R"({"a":1})", R"({"a":2})"},
                             {R"({"a":1})", R"({"b":1})"},
                             {R"({"a":1})", R"({"a":1,"b":1})"},
                             {"1e400", "1e401"},
                             {"null", "false"}})
    EXPECT_FALSE(equal_texts(a, b)) << a << b;
}

TEST(Equal, LargeObjectsMayStandInAnyOrder) {
  constexpr int count = 30'000;
  std::string up = "{", down = "{";
  for (int i = 0; i < count; ++i) {
    const auto last = count - 1 - i;
    up += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + (i + 1 < count ? "," : "");
    down +=
        "\"k" + std::to_string(last) + "\":" + std::to_string(last) + (i + 1 < count ? "," : "");
  }
  EXPECT_TRUE(equal_texts(up + "}", down + "}"));
  EXPECT_FALSE(equal_texts(up + ",\"x\":1}", down + ",\"y\":1}"));
  EXPECT_FALSE(equal_texts(up + ",\"x\":1}", down + ",\"x\":2}"));
}

}  // namespace
}  // namespace cairn::json
