// SPDX-License-Identifier: Apache-2.0
#include "assessment/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "assessment/test_rubrics.h"
#include "json/parse.h"

namespace cairn::assessment {
namespace {

using test::welding;

std::vector<std::string> faults_of(std::string_view text) {
  const auto plan = parse_plan(text);
  if (plan) return {};
  std::vector<std::string> paths{plan.error().path};
  for (const auto& other : plan.error().also) paths.push_back(other.path);
  return paths;
}

TEST(PlanJson, ReadsWhatPeopleWouldWrite) {
  const auto plan = parse_plan(R"({"rubric": {"criteria": [{"name": "Joint", "weight": 2,
      "needed": 2, "levels": [{"name": "Weak", "points": 0}, {"name": "Sound", "points": 2.5}]}],
      "pass": {"percent": 60}}, "policy": {"second_marker": "sample", "sample_percent": 12.5},
      "circumstances": {"method": "test", "supervised": true}})");
  ASSERT_TRUE(plan.ok()) << plan.error().detail << plan.error().path;
  EXPECT_EQ(plan->rubric.criteria[0].id, "c1");
  EXPECT_EQ(plan->rubric.criteria[0].needed, 1U);
  EXPECT_EQ(plan->rubric.criteria[0].levels[1].points, 250);
  EXPECT_EQ(plan->rubric.pass_percent, 6000);
  EXPECT_EQ(plan->policy.second, SecondMarker::sample);
  EXPECT_EQ(plan->policy.sample_percent, 1250);
  EXPECT_EQ(plan->policy.threshold, Policy().threshold);
  EXPECT_EQ(plan->circumstances.method, Method::test);
  EXPECT_TRUE(plan->circumstances.supervised);
}

TEST(PlanJson, NamesEveryFaultAtItsPlace) {
  EXPECT_EQ(faults_of("[]"), std::vector<std::string>{""});
  EXPECT_EQ(faults_of(R"({"rubric": {"criteria": [{"name": 1, "levels": [{"points": "2"}, 3]}],
      "pass": {"percent": 60.123}, "bonus/malus": true}, "policy": {"view": "half",
      "due_days": 1.5}, "circumstances": {"supervised": "yes"}})"),
            (std::vector<std::string>{
                "/rubric/criteria/0/name", "/rubric/criteria/0/levels/0/points",
                "/rubric/criteria/0/levels/1", "/rubric/pass/percent", "/rubric/bonus~1malus",
                "/policy/view", "/policy/due_days", "/circumstances/supervised"}));
  EXPECT_EQ(faults_of("{}"), std::vector<std::string>{"/rubric/pass/percent"});
  EXPECT_EQ(faults_of(R"({"rubric": {"criteria": []}, "policy": {"threshold": 200}})"),
            (std::vector<std::string>{"/rubric/pass/percent", "/policy/threshold"}));
}

TEST(PlanJson, BoundsListsBeforeReadingThem) {
  std::string many = R"({"rubric": {"criteria": [)";
  for (int i = 0; i < 41; ++i) many += i ? ",{}" : "{}";
  EXPECT_EQ(faults_of(many + "]}}"), std::vector<std::string>{"/rubric/criteria"});
}

TEST(MarkingJson, KeepsAScoreFromElsewhere) {
  const auto rubric = welding();
  const auto marking = parse_marking(R"({"percent": 87.5, "comment": "Second try."})", rubric);
  ASSERT_TRUE(marking.ok());
  EXPECT_EQ(marking->percent, 8750);
  EXPECT_EQ(write_marking(*marking), R"({"marks":{},"percent":87.5,"comment":"Second try."})");
  EXPECT_EQ(parse_marking(R"({"percent": 100.5})", rubric).error().path, "/percent");
  EXPECT_EQ(parse_marking(R"({"percent": 50, "marks": {"joint": {}}})", rubric).error().path,
            "/percent");
}

TEST(MarkingJson, CountsLevelsFromOne) {
  const auto rubric = welding();
  const auto marking = parse_marking(
      R"({"marks": {"joint": {"level": 4, "comment": "Even."}, "safety": {}}})", rubric);
  ASSERT_TRUE(marking.ok());
  EXPECT_EQ(level_of(*marking, "joint"), 3U);
  EXPECT_EQ(comment_of(*marking, "joint"), "Even.");
  EXPECT_EQ(level_of(*marking, "safety"), std::nullopt);
  for (const auto* wrong : {"0", "5", "10", "1.5", "\"2\"", "-1"}) {
    const auto text = R"({"marks": {"joint": {"level": )" + std::string(wrong) + "}}}";
    const auto bad = parse_marking(text, rubric);
    ASSERT_FALSE(bad.ok()) << wrong;
    EXPECT_EQ(bad.error().path, "/marks/joint/level") << wrong;
  }
  const auto bad = parse_marking(R"({"marks": {"paint": {"level": 1}}})", rubric);
  ASSERT_FALSE(bad.ok());
  EXPECT_EQ(bad.error().path, "/marks/paint");
}

RC_GTEST_PROP(PlanJsonProperty, ComesBackAsItWas, ()) {
  Plan plan;
  plan.rubric = *test::any_rubric();
  plan.policy.second = *rc::gen::element(SecondMarker::none, SecondMarker::always,
                                         SecondMarker::sample, SecondMarker::borderline);
  plan.policy.view = *rc::gen::element(MarkerView::blind, MarkerView::open);
  plan.policy.threshold = *rc::gen::inRange<Hundredths>(0, whole_percent + 1);
  plan.circumstances.identity_checked = *rc::gen::arbitrary<bool>();
  const auto back = parse_plan(write_plan(plan));
  RC_ASSERT(back.ok());
  RC_ASSERT(*back == plan);
  const auto marking = test::any_marking(plan.rubric);
  const auto again = parse_marking(write_marking(marking), plan.rubric);
  RC_ASSERT(again.ok());
  RC_ASSERT(*again == marking);
}

// Whatever stands in place of one value, reading ends with a plan or with faults that have paths.
RC_GTEST_PROP(PlanJsonProperty, AnyValueAnywhereIsReadOrRefused, ()) {
  auto text = write_plan({.rubric = welding()});
  const std::vector<std::string> odd = {"null", "true", "-1", "1e300", "\"\"",
                                        "[]",   "{}",   "0",  "7.77",  "[[]]"};
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i + 1 < text.size(); ++i)
    if (text[i] == ':') places.push_back(i + 1);
  const auto at = places[*rc::gen::inRange<std::size_t>(0, places.size())];
  Arena arena;
  const auto rest = text.substr(at);
  std::size_t end = 0;
  int depth = 0;
  bool quoted = false;
  for (; end < rest.size(); ++end) {
    const char c = rest[end];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth < 0) break;
    if (c == ',' && depth == 0) break;
  }
  text = text.substr(0, at) + *rc::gen::elementOf(odd) + rest.substr(end);
  RC_ASSERT(json::parse(text, arena).ok());
  const auto plan = parse_plan(text);
  if (plan)
    RC_ASSERT(check(*plan).ok());
  else
    RC_ASSERT(plan.error().path.starts_with("/"));
}

}  // namespace
}  // namespace cairn::assessment
