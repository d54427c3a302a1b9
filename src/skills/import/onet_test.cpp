// SPDX-License-Identifier: Apache-2.0
#include "skills/import/onet.h"

#include <gtest/gtest.h>

#include "skills/import/test_import.h"

namespace cairn::skills {
namespace {

ImportFiles sample() {
  constexpr std::string_view ratings =
      "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tNot Relevant\n";
  return {
      {"Occupation Data.txt",
       text_bytes("O*NET-SOC Code\tTitle\tDescription\n51-3011.00\tBakers\tMix and bake "
                  "\"dough\".\n11-9051.00\tFood Service Managers\tPlan.\n")},
      {"Alternate Titles.txt",
       text_bytes("O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n51-3011.00\tBread "
                  "Baker\tn/a\t08\n51-3011.00\tBagel Baker (BB)\tBB\t08\n")},
      {"Content Model Reference.txt",
       text_bytes("Element ID\tElement Name\tDescription\n2.A\tBasic Skills\tx\n2.A.1\tContent\t"
                  "x\n2.A.1.a\tReading Comprehension\tUnderstanding sentences.\n")},
      {"Skills.txt",
       text_bytes(std::string(ratings) + "51-3011.00\t2.A.1.a\tReading Comprehension\tIM\t3.12\t\n"
                                         "51-3011.00\t2.A.1.a\tReading Comprehension\tLV\t2.9\tN\n"
                                         "51-3011.00\t2.B.3.e\tProgramming\tIM\t1.0\t\n"
                                         "51-3011.00\t2.B.3.e\tProgramming\tLV\t0\tY\n"
                                         "51-3011.00\t2.B.1.e\tInstructing\tIM\t2.5\t\n")},
      {"Knowledge.txt",
       text_bytes(std::string(ratings) + "51-3011.00\t2.C.1.a\tAdministration\tIM\t4.6\t\n"
                                         "51-3011.00\t2.C.1.a\tAdministration\tLV\t7\tN\n")},
      {"Technology Skills.txt",
       text_bytes("O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn "
                  "Demand\n51-3011.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tY\n"
                  "51-3011.00\tBakery \"Pro\"\t43231500\tBusiness software\tN\tN\n")},
      {"Task Statements.txt", text_bytes("O*NET-SOC Code\tTask ID\tTask\n51-3011.00\t1\tKnead.\n")},
      {"Read Me.txt", text_bytes("O*NET 29.2 Database\nFebruary 2025 Release\n")},
  };
}

const OccupationSkill* wanted(const Framework& framework, const std::vector<OccupationSkill>& list,
                              std::string_view id) {
  for (const auto& one : list)
    if (framework.skills[one.skill].id == id) return &one;
  return nullptr;
}

TEST(OnetImport, ReadsOccupationsSkillsProductsAndTasks) {
  const auto imported = import("onet", sample());
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& framework = imported->framework;
  EXPECT_EQ(framework.version, "29.2");
  EXPECT_NE(framework.attribution.find("the O*NET 29.2 Database by the U.S. Department of Labor"),
            std::string::npos);
  EXPECT_EQ(imported->report.faults_total, 0U) << told(imported->report);
  const auto* baker = find_occupation(framework, "51-3011.00");
  ASSERT_NE(baker, nullptr);
  EXPECT_EQ(baker->description, "Mix and bake \"dough\".");
  EXPECT_EQ(baker->other_labels,
            (std::vector<std::string>{"Bread Baker", "Bagel Baker (BB)", "BB"}));
  EXPECT_EQ(baker->tasks, (std::vector<std::string>{"Knead."}));
  const auto* reading = wanted(framework, baker->essential, "2.A.1.a");
  ASSERT_NE(reading, nullptr);
  EXPECT_EQ(reading->level, 3);
  EXPECT_EQ(reading->importance, 3);
  EXPECT_EQ(wanted(framework, baker->essential, "2.C.1.a")->level, 5);
  EXPECT_NE(wanted(framework, baker->optional, "2.B.1.e"), nullptr);
  EXPECT_EQ(wanted(framework, baker->optional, "2.B.3.e"), nullptr);  // not important
  EXPECT_NE(wanted(framework, baker->essential, "technology/microsoft-excel"), nullptr);
  EXPECT_NE(wanted(framework, baker->optional, "technology/bakery-pro"), nullptr);
  const auto* skill = find_skill(framework, "2.A.1.a");
  EXPECT_TRUE(skill->transversal);
  EXPECT_FALSE(find_skill(framework, "2.B.3.e")->transversal);
  EXPECT_EQ(find_skill(framework, "2.C.1.a")->type, SkillType::knowledge);
  EXPECT_EQ(group_chain(framework, skill->groups).size(), 2U);
}

TEST(OnetImport, MapsLevelsInFifths) {
  EXPECT_EQ(level_from_onet(0), 1);
  EXPECT_EQ(level_from_onet(1.39), 1);
  EXPECT_EQ(level_from_onet(1.41), 2);
  EXPECT_EQ(level_from_onet(4.3), 4);
  EXPECT_EQ(level_from_onet(7), 5);
}

TEST(OnetImport, LivesWithEveryColumnDroppedRenamedOrRetyped) {
  for (const auto& [name, bytes] : sample()) {
    if (name == "Read Me.txt") continue;
    for (const auto& mutation : table_mutations(as_text(bytes), '\t')) {
      auto files = sample();
      files[name] = text_bytes(mutation.text);
      const auto imported = import("onet", files);
      const auto where = name + " " + mutation.path + " " + mutation.what;
      if (name == "Occupation Data.txt") continue;  // all else hangs on it
      ASSERT_TRUE(imported) << where;
      EXPECT_NE(find_occupation(imported->framework, "51-3011.00"), nullptr) << where;
    }
  }
}

TEST(OnetImport, NamesRatingsThatCannotBe) {
  auto files = sample();
  files["Skills.txt"] = text_bytes(
      "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n"
      "51-3011.00\t2.A.1.a\tReading\tIM\t9\n"
      "51-3011.00\t2.A.1.a\tReading\tXX\t1\n"
      "51-3011.00\t2.A.1.a\tReading\tIM\tmuch\n"
      "99-9999.99\t2.A.1.a\tReading\tIM\t1\n"
      "51-3011.00\t2.A.1.b\tListening\tIM\t5\n");
  const auto imported = import("onet", files);
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->report.faults_total, 4U) << told(imported->report);
  EXPECT_NE(told(imported->report).find("row 2 (line 2), column 5 (Data Value): a number from 0"),
            std::string::npos);
}

TEST(OnetImport, RefusesWhatIsNotOnet) {
  EXPECT_FALSE(import("onet", {}));
  EXPECT_FALSE(import("onet", {{"Skills.txt", text_bytes("a\tb\n1\t2\n")}}));
}

}  // namespace
}  // namespace cairn::skills
