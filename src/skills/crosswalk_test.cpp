// SPDX-License-Identifier: Apache-2.0
#include "skills/crosswalk.h"

#include <gtest/gtest.h>

namespace cairn::skills {
namespace {

constexpr std::string_view official =
    "\xEF\xBB\xBFMapping project name,ESCO-O*NET Crosswalk,,\n"
    "Mapping project version,1,,\n"
    ",,,\n"
    "O*NET Id,O*NET Title,ESCO or ISCO URI,Type of Match\n"
    "51-3011.00,Bakers,u:baker,closeMatch\n"
    "51-3011.00,Bakers,u:pastry,broadMatch\n"
    "51-3011.00,Bakers,u:pastry,broadMatch\n"
    "51-3011.00,Bakers,u:bread,exactMatch\n"
    "11-1011,Chiefs,u:chief,exactMatch\n"
    "11-1011.00,Chiefs,,exactMatch\n"
    "55-1011.00,Air,http://data.europa.eu/esco/isco/C0110,exactISCO\n";

Framework esco() {
  Framework framework{.name = "esco"};
  framework.occupations = {{.id = "u:baker", .label = "baker", .code = "7512.1"},
                           {.id = "u:bread", .label = "bread baker", .code = "7512.2"},
                           {.id = "u:pastry", .label = "pastry maker", .code = "7512.3"}};
  framework.skills = {{.id = "s:1", .label = "Python (programming)", .other_labels = {"Python"}},
                      {.id = "s:2", .label = "baking", .other_labels = {"bake"}},
                      {.id = "s:3", .label = "roasting", .other_labels = {"bake"}}};
  return framework;
}

Framework onet() {
  Framework framework{.name = "onet"};
  framework.occupations = {{.id = "51-3011.00", .label = "Bakers", .code = "51-3011.00"}};
  framework.skills = {{.id = "1", .label = "Python"},
                      {.id = "2", .label = "Bake"},
                      {.id = "3", .label = "Heat", .other_labels = {"Roasting"}},
                      {.id = "4", .label = "Sing"}};
  return framework;
}

TEST(Crosswalk, ReadsTheOfficialTableBehindItsOwnDescription) {
  const auto crosswalk = read_crosswalk("c.csv", as_bytes(official));
  ASSERT_TRUE(crosswalk) << crosswalk.error().detail;
  EXPECT_EQ(crosswalk->links.size(), 4U);
  EXPECT_EQ(crosswalk->report.faults_total, 2U);
  EXPECT_NE(crosswalk->report.faults[0].reason.find("15-1252.00"), std::string::npos);
  EXPECT_EQ(crosswalk->links[0].match, Match::group);
}

TEST(Crosswalk, MapsBothWaysTheBestMatchFirst) {
  const auto crosswalk = read_crosswalk("c.csv", as_bytes(official));
  const auto there = map_occupations(*crosswalk, onet(), esco());
  ASSERT_EQ(there.size(), 3U);
  EXPECT_EQ(there[0].to, 1U);
  EXPECT_EQ(there[0].match, Match::exact);
  EXPECT_EQ(there[1].match, Match::close);
  EXPECT_EQ(there[2].match, Match::onet_is_wider);
  const auto back = map_occupations(*crosswalk, esco(), onet());
  ASSERT_EQ(back.size(), 3U);
  EXPECT_EQ(back[2].from, 2U);
  EXPECT_EQ(back[2].match, Match::onet_is_wider);
}

TEST(Crosswalk, ReadsTheReverseByCodesAndNestasConfidence) {
  const auto reverse = read_crosswalk(
      "r.csv", as_bytes("ESCO/ISCO Code,ESCO/ISCO Title,O*NET-SOC 2019 Code,O*NET-SOC 2019 Title\n"
                        "7512.2,bread baker,51-3011.00,Bakers\n"));
  ASSERT_TRUE(reverse);
  EXPECT_EQ(map_occupations(*reverse, esco(), onet()).at(0).from, 1U);
  const auto nesta = read_crosswalk(
      "n.csv", as_bytes("id,esco_occupation,onet_code,confidence,concept_uri\n"
                        "1,baker,51-3011.00,0.5,u:baker\n2,x,51-3011.00,high,u:pastry\n"));
  ASSERT_TRUE(nesta);
  const auto mapped = map_occupations(*nesta, onet(), esco());
  EXPECT_EQ(mapped.at(0).confidence, 0.5);
  EXPECT_EQ(mapped.at(1).confidence, 0);
}

TEST(Crosswalk, RefusesOtherTables) {
  for (const auto* text : {"", "a,b\n1,2\n", "O*NET Id,Title\n51-3011.00,x\n"}) {
    const auto crosswalk = read_crosswalk("x.csv", as_bytes(std::string_view(text)));
    ASSERT_FALSE(crosswalk) << text;
    EXPECT_NE(crosswalk.error().detail.find("x.csv"), std::string::npos);
  }
}

TEST(Crosswalk, FindsSkillsOfOneNameThatNobodyElseHas) {
  const auto mapped = map_skills(onet(), esco());
  ASSERT_EQ(mapped.size(), 2U);
  EXPECT_EQ(mapped[0].to, 0U);
  EXPECT_EQ(mapped[0].name, "Python");
  EXPECT_EQ(mapped[1].from, 2U);  // "Bake" is said of two
  EXPECT_EQ(mapped[1].to, 2U);
}

}  // namespace
}  // namespace cairn::skills
