// SPDX-License-Identifier: Apache-2.0
#include "json/value.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

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

}  // namespace
}  // namespace cairn::json
