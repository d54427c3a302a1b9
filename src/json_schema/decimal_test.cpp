// SPDX-License-Identifier: Apache-2.0
#include "json_schema/decimal.h"

#include <gtest/gtest.h>

namespace cairn::json_schema {
namespace {

TEST(Decimal, ComparesWithoutRounding) {
  const auto ascending = {
      "-1e400",  "-2", "-1.5", "-0.0001", "0",   "1e-400",           "0.1",
      "0.10001", "1",  "9.9",  "10",      "1e2", "9007199254740992", "9007199254740993",
      "1e400"};
  for (auto a = ascending.begin(); a != ascending.end(); ++a)
    for (auto b = ascending.begin(); b != ascending.end(); ++b)
      EXPECT_EQ(Decimal(*a) <=> Decimal(*b), a - b <=> 0) << *a << " " << *b;
  for (const auto* one : {"1", "1.0", "1.00e0", "10e-1", "0.01E2", "0.1e+1"})
    EXPECT_EQ(Decimal(one), Decimal("1")) << one;
  EXPECT_EQ(Decimal("-0.0"), Decimal("0"));
}

TEST(Decimal, KnowsWholeNumbers) {
  for (const auto* whole : {"0", "-0.0", "1.0", "1e308", "12.30e1", "-5"})
    EXPECT_TRUE(Decimal(whole).is_integer()) << whole;
  for (const auto* broken : {"0.5", "1e-1", "12.34e1", "1e-400"})
    EXPECT_FALSE(Decimal(broken).is_integer()) << broken;
  EXPECT_EQ(Decimal("2.0").as_count(), 2U);
  EXPECT_EQ(Decimal("1e3").as_count(), 1000U);
  EXPECT_EQ(Decimal("-1").as_count(), 0U);
  EXPECT_EQ(Decimal("1e999999999999").as_count(), UINT64_MAX);
}

TEST(Decimal, DividesWithoutRounding) {
  EXPECT_EQ(Decimal("0.3").is_multiple_of(Decimal("0.1")), true);
  EXPECT_EQ(Decimal("1e308").is_multiple_of(Decimal("0.5")), true);
  EXPECT_EQ(Decimal("1e308").is_multiple_of(Decimal("0.123456789")), false);
  EXPECT_EQ(Decimal("1e400").is_multiple_of(Decimal("2e399")), true);
  EXPECT_EQ(Decimal("-7").is_multiple_of(Decimal("3.5")), true);
  EXPECT_EQ(Decimal("7").is_multiple_of(Decimal("2")), false);
  EXPECT_EQ(Decimal("0").is_multiple_of(Decimal("7")), true);
  EXPECT_EQ(Decimal("1").is_multiple_of(Decimal("10")), false);
  EXPECT_EQ(Decimal("1").is_multiple_of(Decimal("0")), std::nullopt);
  EXPECT_EQ(Decimal("1").is_multiple_of(Decimal("1.234567890123456789")), std::nullopt);
}

}  // namespace
}  // namespace cairn::json_schema
