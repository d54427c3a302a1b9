// SPDX-License-Identifier: Apache-2.0
#include "stacking/draft.h"

#include <gtest/gtest.h>

#include "stacking/rule_json.h"
#include "stacking/test_cases.h"

namespace cairn::stacking::test {
namespace {

TEST(StackDraft, AnyStackComesBackFromTheForm) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const auto stack = random_case(seed, 0).stack;
    const auto again = stack_of(draft_of(stack));
    ASSERT_TRUE(again.ok()) << stack_text(stack) << again.error().path;
    EXPECT_EQ(*again, stack) << stack_text(stack);
  }
}

TEST(StackDraft, IsBuiltRowByRow) {
  auto draft = empty_draft();
  EXPECT_TRUE(add_row(draft, 0, RowKind::at_least));
  EXPECT_TRUE(add_row(draft, 0, RowKind::credits));
  EXPECT_TRUE(add_row(draft, 1, RowKind::achievement));
  EXPECT_TRUE(add_row(draft, 1, RowKind::achievement));
  EXPECT_FALSE(add_row(draft, 2, RowKind::achievement));  // no group
  draft.rows[2].achievements = {"A"};
  draft.rows[3].achievements = {"B"};
  draft.rows[4].amount = "6,5";
  draft.rows[4].eqf_level = "5";
  draft.outside_percent = "40";
  const auto stack = stack_of(draft);
  ASSERT_TRUE(stack.ok()) << stack.error().path;
  EXPECT_EQ(stack_text(*stack),
            R"({"version":1,"rule":{"all":[{"at_least":2,"of":[{"achievement":"A"},)"
            R"({"achievement":"B"}]},{"credits":6.5,"eqf_at_least":5}]},)"
            R"("outside_at_most":{"percent":40,"of":"credits"},"count_once":true})");
}

TEST(StackDraft, PartsMoveAndGoWithAllThatStandsInThem) {
  auto draft = empty_draft();
  add_row(draft, 0, RowKind::credits);
  add_row(draft, 0, RowKind::any);
  add_row(draft, 2, RowKind::achievement);
  EXPECT_FALSE(raise_row(draft, 0));
  EXPECT_FALSE(raise_row(draft, 1));
  EXPECT_FALSE(raise_row(draft, 3));
  EXPECT_TRUE(raise_row(draft, 2));
  EXPECT_EQ(draft.rows[1].kind, RowKind::any);
  EXPECT_EQ(draft.rows[2].kind, RowKind::achievement);
  EXPECT_EQ(draft.rows[3].kind, RowKind::credits);
  EXPECT_TRUE(remove_row(draft, 1));
  EXPECT_EQ(draft.rows.size(), 2u);
  EXPECT_FALSE(remove_row(draft, 0));
}

TEST(StackDraft, NamesEveryFieldThatIsWrong) {
  auto draft = empty_draft();
  add_row(draft, 0, RowKind::at_least);
  add_row(draft, 0, RowKind::credits);
  add_row(draft, 0, RowKind::skill);
  add_row(draft, 0, RowKind::achievement);
  draft.rows[1].amount = "two";
  draft.rows[2].amount = "1.234";
  draft.rows[2].eqf_level = "9";
  draft.rows[2].result = "101";
  draft.rows[2].months = "0";
  draft.outside_percent = "many";
  draft.months = "-1";
  draft.not_together = {{"A", " "}};
  const auto stack = stack_of(draft);
  ASSERT_FALSE(stack.ok());
  std::vector<std::string> paths{stack.error().path};
  for (const auto& other : stack.error().also) paths.push_back(other.path);
  EXPECT_EQ(paths, (std::vector<std::string>{
                       "/rows/1/amount", "/rows/1", "/rows/2/amount", "/rows/2/eqf_level",
                       "/rows/2/result", "/rows/2/months", "/rows/3/skill", "/rows/4/achievements",
                       "/outside_percent", "/months", "/not_together/0"}));
}

TEST(StackDraft, RefusesRowsThatStandNowhere) {
  Draft draft;
  draft.rows.push_back({.depth = 0, .kind = RowKind::credits, .amount = "3"});
  draft.rows.push_back({.depth = 4, .kind = RowKind::credits, .amount = "3"});
  const auto stack = stack_of(draft);
  ASSERT_FALSE(stack.ok());
  EXPECT_EQ(stack.error().path, "/rows/1");
  draft.rows.assign(300, {.depth = 0, .kind = RowKind::credits, .amount = "3"});
  EXPECT_EQ(stack_of(draft).error().code, ErrorCode::too_large);
}

TEST(StackDraft, GroupsEndWhereTheLimitOfDepthIs) {
  auto draft = empty_draft();
  std::size_t deepest = 0;
  while (add_row(draft, deepest, RowKind::any)) deepest = draft.rows.size() - 1;
  EXPECT_TRUE(add_row(draft, deepest, RowKind::credits));
  draft.rows.back().amount = "1";
  const auto stack = stack_of(draft);
  ASSERT_TRUE(stack.ok()) << stack.error().path;
  EXPECT_TRUE(read_stack(stack_text(*stack)).ok());
}

}  // namespace
}  // namespace cairn::stacking::test
