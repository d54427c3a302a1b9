// SPDX-License-Identifier: Apache-2.0
#include "pathways/gap.h"

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "pathways/gap_json.h"

namespace cairn::pathways {
namespace {

GapKnowledge kin() {
  GapKnowledge knowledge;
  knowledge.relatives = [](std::string_view skill) -> std::vector<Relative> {
    if (skill == "programming") return {{"python", Kinship::narrower}};
    if (skill == "python") return {{"programming", Kinship::broader}};
    return {};
  };
  return knowledge;
}

TEST(Gap, TellsHavePartlyAndMissingByLevel) {
  const GapGoal goal{.requirements = {{"sql", 3}, {"python", 4}, {"statistics", 2}}};
  const GapProfile profile{.skills = {{"sql", 3, "signature"}, {"python", 2, "self"}}};
  const auto gap = gap_of(goal, profile, {});
  EXPECT_EQ(gap.rows[0].state, GapState::have);
  EXPECT_TRUE(gap.rows[0].proof_would_be.empty());
  EXPECT_EQ(gap.rows[1].state, GapState::partly);
  EXPECT_EQ(gap.rows[1].credit_percent, 50);
  EXPECT_EQ(gap.rows[2].state, GapState::missing);
  EXPECT_FALSE(gap.rows[2].proof_would_be.empty());
  EXPECT_EQ(gap.covered_percent, 50);
  EXPECT_FALSE(gap.closed());
}

TEST(Gap, GivesRelativesAStatedPartOfTheCredit) {
  const GapGoal goal{.requirements = {{"programming", 3}, {"python", 3}}};
  const auto of_kind = gap_of(goal, {.skills = {{"python", 5, "self"}}}, kin());
  EXPECT_EQ(of_kind.rows[0].credit_percent, narrower_credit_percent);
  EXPECT_EQ(of_kind.rows[0].state, GapState::partly);
  EXPECT_NE(in_english(of_kind.rows[0].counts_because).find("80 per cent"), std::string::npos);
  const auto of_whole = gap_of(goal, {.skills = {{"programming", 3, "self"}}}, kin());
  EXPECT_EQ(of_whole.rows[1].credit_percent, broader_credit_percent);
}

TEST(Gap, TakesTheHighestLevelAndOfEqualsTheBetterProved) {
  const GapProfile profile{
      .skills = {{"sql", 2, "signature"}, {"sql", 3, "self"}, {"sql", 3, "person"}}};
  const auto gap = gap_of({.requirements = {{"sql", 3}}}, profile, {});
  EXPECT_EQ(gap.rows[0].have, 3);
  EXPECT_EQ(gap.rows[0].evidence_level, "person");
  EXPECT_TRUE(gap.closed());
}

TEST(Gap, AsksForOneOfTheCredentialsNamed) {
  const GapGoal goal{.credentials = {{{"a", "b"}}, {{"c"}}}};
  const auto gap = gap_of(goal, {.credentials = {"b"}}, {});
  EXPECT_EQ(gap.credentials[0].held, "b");
  EXPECT_EQ(gap.credentials[1].held, "");
  EXPECT_EQ(gap.covered_percent, 100);
  EXPECT_FALSE(gap.closed());
}

TEST(Gap, IsReadAndWrittenAsTheContractSays) {
  Arena arena;
  const auto goal = json::parse(
      R"({"title":"T","requirements":[{"skill":"sql","level":3,"weight":5,"essential":true,"sentence":"You know SQL."}]})",
      arena);
  const auto profile =
      json::parse(R"({"skills":[{"skill":"sql","level":2,"evidence_level":"signature"}]})", arena);
  const auto gap = gap_of(*read_goal(*goal), *read_profile(*profile), {});
  const auto written = gap_json(gap, json::Builder(arena));
  EXPECT_EQ(written["covered"].as_double(), 0.66);
  const auto row = written["requirements"].items()[0];
  EXPECT_EQ(row.string_at("state"), "partly");
  EXPECT_EQ(row.string_at("sentence"), "You know SQL.");
  for (const auto* wrong : {"[]", R"({"requirements":{}})", R"({"requirements":[{"level":3}]})",
                            R"({"requirements":[{"skill":"a","level":9}]})",
                            R"({"requirements":[{"skill":"a","weight":-1}]})"})
    EXPECT_FALSE(read_goal(*json::parse(wrong, arena)).ok()) << wrong;
  EXPECT_FALSE(read_profile(*json::parse(R"({"skills":[{"skill":"a"}]})", arena)).ok());
}

}  // namespace
}  // namespace cairn::pathways
