// SPDX-License-Identifier: Apache-2.0
#include "stacking/rule_json.h"

#include <gtest/gtest.h>

#include "stacking/bounds.h"
#include "stacking/test_cases.h"

namespace cairn::stacking::test {
namespace {

constexpr std::string_view example =
    R"({"version":1,"rule":{"all":[{"at_least":2,"of":[{"achievement":"A"},{"achievement":"B"},)"
    R"({"achievement":"C","result_at_least":62.5}]},{"credits":6,"eqf_at_least":5}]},)"
    R"("outside_at_most":{"percent":40,"of":"credits"},"within_months":36,)"
    R"("not_together":[["A","D"]],"count_once":true})";

TEST(StackJson, IsReadAndWrittenTheSame) {
  const auto stack = read_stack(example);
  ASSERT_TRUE(stack.ok()) << stack.error().detail;
  EXPECT_EQ(stack_text(*stack), example);
  const auto& parts = stack->rule.group()->parts;
  EXPECT_EQ(parts[0].group()->needed(), 2);
  EXPECT_EQ(parts[0].group()->parts[2].requirement()->conditions.result, 6250);
  EXPECT_EQ(parts[1].requirement()->amount, 600);
}

TEST(StackJson, AnyStackComesBackFromItsText) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto stack = random_case(seed, 0).stack;
    const auto again = read_stack(stack_text(stack));
    ASSERT_TRUE(again.ok()) << again.error().detail << " " << stack_text(stack);
    EXPECT_EQ(*again, stack) << stack_text(stack);
  }
}

struct Wrong {
  std::string_view text, path;
};

TEST(StackJson, SaysWhereItIsWrong) {
  const Wrong cases[] = {
      {R"({})", "/version"},
      {R"({"version":2,"rule":{"achievement":"A"}})", "/version"},
      {R"({"version":1})", "/rule"},
      {R"({"version":1,"rule":{}})", "/rule"},
      {R"({"version":1,"rule":{"all":[]}})", "/rule/all"},
      {R"({"version":1,"rule":{"all":{}}})", "/rule/all"},
      {R"({"version":1,"rule":{"all":[{"achievement":""}]}})", "/rule/all/0/achievement"},
      {R"({"version":1,"rule":{"at_least":0,"of":[{"achievement":"A"}]}})", "/rule/at_least"},
      {R"({"version":1,"rule":{"at_least":1.5,"of":[{"achievement":"A"}]}})", "/rule/at_least"},
      {R"({"version":1,"rule":{"at_least":1}})", "/rule/of"},
      {R"({"version":1,"rule":{"all":[{"achievement":"A"}],"any":[]}})", "/rule/any"},
      {R"({"version":1,"rule":{"credits":0}})", "/rule/credits"},
      {R"({"version":1,"rule":{"credits":1.234}})", "/rule/credits"},
      {R"({"version":1,"rule":{"credits":1e300}})", "/rule/credits"},
      {R"({"version":1,"rule":{"credits":1,"credentials":1}})", "/rule"},
      {R"({"version":1,"rule":{"credits":1,"eqf_at_least":9}})", "/rule/eqf_at_least"},
      {R"({"version":1,"rule":{"credits":1,"level_at_least":2}})", "/rule/level_at_least"},
      {R"({"version":1,"rule":{"skill":"S","level_at_least":6}})", "/rule/level_at_least"},
      {R"({"version":1,"rule":{"credits":1,"among":[]}})", "/rule/among"},
      {R"({"version":1,"rule":{"credits":1,"among":["A","A"]}})", "/rule/among/1"},
      {R"({"version":1,"rule":{"achievement":"A","among":["B"]}})", "/rule/among"},
      {R"({"version":1,"rule":{"achievement":"A","colour":"red"}})", "/rule/colour"},
      {R"({"version":1,"rule":{"achievement":"A","result_at_least":101}})",
       "/rule/result_at_least"},
      {R"({"version":1,"rule":{"achievement":"A","within_months":0}})", "/rule/within_months"},
      {R"({"version":1,"rule":{"achievement":"A"},"outside_at_most":40})", "/outside_at_most"},
      {R"({"version":1,"rule":{"achievement":"A"},"outside_at_most":{"percent":40}})",
       "/outside_at_most/of"},
      {R"({"version":1,"rule":{"achievement":"A"},"not_together":[["A"]]})", "/not_together/0"},
      {R"({"version":1,"rule":{"achievement":"A"},"count_once":1})", "/count_once"},
  };
  for (const auto& each : cases) {
    const auto stack = read_stack(each.text);
    ASSERT_FALSE(stack.ok()) << each.text;
    EXPECT_EQ(stack.error().path, each.path) << each.text;
    EXPECT_EQ(stack.error().code, ErrorCode::invalid) << each.text;
    EXPECT_FALSE(stack.error().detail.empty());
  }
}

TEST(StackJson, IsBounded) {
  std::string deep = R"({"achievement":"A"})";
  for (std::size_t i = 0; i <= bounds::depth_max; ++i) deep = R"({"all":[)" + deep + "]}";
  const auto nested = read_stack(R"({"version":1,"rule":)" + deep + "}");
  ASSERT_FALSE(nested.ok());
  EXPECT_EQ(nested.error().code, ErrorCode::too_large);

  std::string many;
  for (std::size_t i = 0; i <= bounds::parts_max; ++i)
    many += std::string(i > 0 ? "," : "") + R"({"credits":)" + std::to_string(i + 1) + "}";
  const auto wide = read_stack(R"({"version":1,"rule":{"any":[)" + many + "]}}");
  ASSERT_FALSE(wide.ok());
  EXPECT_EQ(wide.error().code, ErrorCode::too_large);
}

TEST(MonthsBefore, KeepsTheDayOrTheLastOfTheMonth) {
  EXPECT_EQ(months_before(20'543, 1), 20'512);   // 2026-03-31 to 2026-02-28
  EXPECT_EQ(months_before(20'543, 12), 20'178);  // to 2025-03-31
  EXPECT_EQ(months_before(19'782, 12), 19'416);  // 2024-02-29 to 2023-02-28
  EXPECT_EQ(months_before(0, 1200), -36'524);    // 1970-01-01 to 1870-01-01
}

}  // namespace
}  // namespace cairn::stacking::test
