// SPDX-License-Identifier: Apache-2.0
#include "stacking/checks.h"

#include <gtest/gtest.h>

#include "stacking/cycles.h"
#include "stacking/explain.h"
#include "stacking/rule_json.h"
#include "stacking/test_cases.h"
#include "stacking/test_truth.h"

namespace cairn::stacking::test {
namespace {

std::vector<Kind> kinds() {
  return {{"A", Source::here, 200, 4, {{"S", 2}}},
          {"B", Source::here, 200, 5, {}},
          {"C", Source::here, 300, 5, {}},
          {"own", Source::here, 900, 6, {}},
          {"https://f.example/a", Source::outside, 400, 5, {}}};
}

std::vector<Finding> found(std::string_view stack_text) {
  const auto stack = read_stack(stack_text);
  EXPECT_TRUE(stack.ok()) << stack_text;
  return check(*stack, kinds(), "own", test_day, plain_speech());
}

struct Expected {
  std::string_view rule, terms;
  Severity severity;
  std::string_view pointer;
};

TEST(StackChecks, FindWhatCanNeverBeAndWhatChangesNothing) {
  constexpr auto no = Severity::contradiction;
  constexpr auto doubt = Severity::doubt;
  constexpr auto idle = Severity::redundancy;
  constexpr std::string_view none_outside = R"(,"outside_at_most":{"percent":0,"of":"credits"})";
  constexpr std::string_view half_outside = R"(,"outside_at_most":{"percent":50,"of":"credits"})";
  const Expected cases[] = {
      {R"({"at_least":3,"of":[{"achievement":"A"},{"achievement":"B"}]})", "", no,
       "/rule/at_least"},
      {R"({"at_least":2,"of":[{"achievement":"A"},{"achievement":"B"}]})", "", idle,
       "/rule/at_least"},
      {R"({"achievement":"Z"})", "", no, "/rule/achievement"},
      {R"({"achievement":"own"})", "", no, "/rule/achievement"},
      {R"({"credits":1,"among":["A","Z"]})", "", no, "/rule/among"},
      {R"({"credentials":3,"among":["A","B"]})", "", no, "/rule/credentials"},
      {R"({"all":[{"achievement":"A"},{"achievement":"A","eqf_at_least":4}]})", "", no,
       "/rule/all/1"},
      {R"({"all":[{"achievement":"A"},{"achievement":"B"}]})", R"(,"not_together":[["A","B"]])", no,
       "/not_together/0"},
      {R"({"achievement":"A"})", R"(,"not_together":[["A","Z"]])", no, "/not_together/0"},
      {R"({"credits":8})", none_outside, no, "/rule/credits"},
      {R"({"credits":15})", half_outside, no, "/rule/credits"},
      {R"({"credits":14})", half_outside, doubt, "/rule/credits"},
      {R"({"credits":8})", "", doubt, "/rule/credits"},
      {R"({"skill":"S","level_at_least":3})", none_outside, no, "/rule"},
      {R"({"skill":"S","level_at_least":3})", "", doubt, "/rule"},
      {R"({"all":[{"credits":5},{"achievement":"A"},{"achievement":"B"}]})", none_outside, no,
       "/rule"},
      {R"({"any":[{"achievement":"A"},{"achievement":"A"}]})", "", idle, "/rule/any/1"},
      {R"({"any":[{"achievement":"A"},{"achievement":"A","result_at_least":70}]})", "", idle,
       "/rule/any/1"},
      {R"({"all":[{"achievement":"A"},{"all":[{"achievement":"B"},{"achievement":"C"}]}]})", "",
       idle, "/rule/all/1"},
      {R"({"all":[{"achievement":"A"},{"credits":3,"eqf_at_least":5},{"credits":2}]})",
       R"(,"count_once":false)", idle, "/rule/all/2"},
      {R"({"achievement":"A","within_months":24})", R"(,"within_months":12)", idle,
       "/rule/within_months"},
      {R"({"achievement":"A"})", R"(,"outside_at_most":{"percent":100,"of":"credits"})", idle,
       "/outside_at_most"},
  };
  for (const auto& each : cases) {
    const auto text =
        R"({"version":1,"rule":)" + std::string(each.rule) + std::string(each.terms) + "}";
    const auto findings = found(text);
    const auto same = std::find_if(findings.begin(), findings.end(), [&](const Finding& one) {
      return one.pointer == each.pointer && one.severity == each.severity;
    });
    EXPECT_NE(same, findings.end()) << text;
    for (const auto& one : findings) EXPECT_FALSE(one.sentence.empty());
  }
}

TEST(StackChecks, KnowWhatIsWrongWithoutAchievementsToo) {
  const auto stack = read_stack(
      R"({"version":1,"rule":{"at_least":3,"of":[{"achievement":"Z"},{"credits":900}]}})");
  const auto findings = check_alone(*stack, plain_speech());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].pointer, "/rule/at_least");
}

TEST(StackChecks, FindNothingInAGoodRule) {
  EXPECT_TRUE(found(R"({"version":1,"rule":{"all":[{"at_least":2,"of":[{"achievement":"A"},)"
                    R"({"achievement":"B"},{"achievement":"C"}]},{"credits":2}]},)"
                    R"("outside_at_most":{"percent":40,"of":"credits"}})")
                  .empty());
}

// What no check objects to can be completed with everything there is.
TEST(StackChecks, AgreeWithTheTruth) {
  int contradictions = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    auto it = random_case(seed, 0);
    for (auto& kind : it.kinds) kind.source = Source::here;
    const auto all = earnable(it.kinds, test_day);
    Truth truth(it.stack, it.kinds, it.own, test_day, all, {});
    const bool possible = truth.best().has_value();
    it.stack.outside_at_most = OutsideCap{0, Measure::credits};
    const auto closed = check(it.stack, it.kinds, it.own, test_day, plain_speech());
    EXPECT_TRUE(possible || has_contradiction(closed)) << "seed " << seed;
    contradictions += possible ? 0 : 1;
  }
  EXPECT_GT(contradictions, 40);
}

TEST(StackCircles, AreNamedWithTheirPath) {
  const std::vector<StackNames> stacks{
      {"one", {"A", "two"}}, {"two", {"B", "three"}}, {"three", {"one"}}, {"four", {"two"}}};
  EXPECT_EQ(circle_through("one", stacks),
            (std::vector<std::string>{"one", "two", "three", "one"}));
  EXPECT_TRUE(circle_through("four", stacks).empty());
  EXPECT_TRUE(circle_through("A", stacks).empty());
  EXPECT_EQ(circle_through("self", std::vector<StackNames>{{"self", {"self"}}}),
            (std::vector<std::string>{"self", "self"}));
}

TEST(StackCircles, NamesAreCollectedOnce) {
  const auto stack = read_stack(
      R"({"version":1,"rule":{"all":[{"achievement":"B"},{"credits":1,"among":["A","B"]}]}})");
  EXPECT_EQ(named_in(stack->rule), (std::vector<std::string>{"A", "B"}));
}

}  // namespace
}  // namespace cairn::stacking::test
