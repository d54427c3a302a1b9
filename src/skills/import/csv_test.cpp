// SPDX-License-Identifier: Apache-2.0
#include "skills/import/csv.h"

#include <gtest/gtest.h>

#include "skills/import/test_import.h"

namespace cairn::skills {
namespace {

constexpr std::string_view skills_csv =
    "id;label;other_labels;type;transversal;broader;related;description;level_1;level_5\n"
    "sew;Sewing;stitching|needlework;skill;no;;cut;Joins cloth.;I can hold a needle.;I lead.\n"
    "cut;Cutting cloth;;skill;no;sew;;;;\n"
    "care;Care;;skill;yes;;;;;\n";
constexpr std::string_view occupations_csv =
    "id;label;other_labels;description;essential;optional\n"
    "tailor;Tailor;;Makes clothes.;sew:3|cut;care:2\n";

ImportFiles sample() {
  return {{"cloth/skills.csv", text_bytes(skills_csv)},
          {"cloth/occupations.csv", text_bytes(occupations_csv)}};
}

TEST(CsvImport, ReadsTablesOfOurOwnShape) {
  const auto imported = import("csv", sample(), {.name = "cloth"});
  ASSERT_TRUE(imported) << imported.error().detail;
  EXPECT_EQ(told(imported->report), "");
  const auto& framework = imported->framework;
  const auto* sew = find_skill(framework, "sew");
  ASSERT_NE(sew, nullptr);
  EXPECT_EQ(sew->other_labels, (std::vector<std::string>{"stitching", "needlework"}));
  EXPECT_EQ(sew->can_do[0], "I can hold a needle.");
  EXPECT_EQ(sew->can_do[4], "I lead.");
  EXPECT_EQ(sew->related.size(), 1U);
  EXPECT_EQ(sew->groups, (std::vector<std::string>{"cloth"}));
  EXPECT_TRUE(find_skill(framework, "care")->transversal);
  const auto* tailor = find_occupation(framework, "tailor");
  ASSERT_NE(tailor, nullptr);
  ASSERT_EQ(tailor->essential.size(), 2U);
  EXPECT_EQ(tailor->essential[0].level, 0);  // "cut" is said without
  EXPECT_EQ(tailor->essential[1].level, 3);
  EXPECT_EQ(tailor->optional[0].level, 2);
}

TEST(CsvImport, MapsColumnsOfAnyName) {
  const ImportFiles files{{"list.csv", text_bytes("Kompetenz,Nr\nNähen,7\nStricken,8\n")}};
  EXPECT_FALSE(import("csv", files));
  const auto imported = import("csv", files, {.columns = {{"label", "Kompetenz"}, {"id", "Nr"}}});
  ASSERT_TRUE(imported) << imported.error().detail;
  EXPECT_EQ(find_skill(imported->framework, "7")->label, "Nähen");
  const auto wrong = import("csv", files, {.columns = {{"label", "Skill"}}});
  ASSERT_FALSE(wrong);
  EXPECT_NE(wrong.error().detail.find("no column is called Skill; there are: Kompetenz, Nr"),
            std::string::npos);
}

TEST(CsvImport, MakesIdsOfNamesWhereThereAreNone) {
  const auto imported =
      import("csv", {{"list.csv", text_bytes("name\nProject Management\nC++\n")}});
  ASSERT_TRUE(imported);
  EXPECT_NE(find_skill(imported->framework, "project-management"), nullptr);
  EXPECT_NE(find_skill(imported->framework, "c++"), nullptr);
}

TEST(CsvImport, NamesEachBadRowAndKeepsTheRest) {
  const auto imported = import("csv", {{"list.csv", text_bytes("id,label,type,transversal,broader\n"
                                                               "a,Alpha,skill,no,zzz\n"
                                                               "b,,skill,no,\n"
                                                               "a,Again,skill,no,\n"
                                                               "c,\"open,skill,no,\n"
                                                               "d,Delta,animal,maybe,\n"
                                                               "e,Epsilon,skill,no,,,extra\n"
                                                               "f,Phi,skill,no,\n")}});
  ASSERT_TRUE(imported);
  const auto text = told(imported->report);
  for (const auto* line :
       {"row 2: no skill has the id zzz", "row 3 (line 3), column 1 (id): it has no name",
        "row 4 (line 4), column 1 (id): its id is there already",
        "row 5 (line 5), column 2 (label): ", "row 6 (line 6), column 3 (type): skill or knowledge",
        "row 6 (line 6), column 4 (transversal): yes or no", "row 7 (line 7), column 7: "})
    EXPECT_NE(text.find(line), std::string::npos) << line << "\n" << text;
  ASSERT_EQ(imported->framework.skills.size(), 3U);
  EXPECT_NE(find_skill(imported->framework, "d"), nullptr);
  EXPECT_NE(find_skill(imported->framework, "f"), nullptr);
}

TEST(CsvImport, LivesWithEveryColumnDroppedRenamedOrRetyped) {
  for (const auto& [name, bytes] : sample())
    for (const auto& mutation : table_mutations(as_text(bytes), ';')) {
      auto files = sample();
      files[name] = text_bytes(mutation.text);
      const auto imported = import("csv", files);
      const auto where = name + " " + mutation.path + " " + mutation.what;
      ASSERT_TRUE(imported) << where << imported.error().detail;
      const bool whole = name == "cloth/occupations.csv" || mutation.path == "label" ||
                         !mutation.what.starts_with("as ");
      EXPECT_TRUE(whole || find_skill(imported->framework, "care") != nullptr) << where;
    }
}

TEST(CsvImport, ReadsOtherCharacterSets) {
  const auto imported = import("csv", {{"list.csv", text_bytes("id;label\nn;N\xE4hen\n")}});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.skills[0].label, "Nähen");
  EXPECT_NE(told(imported->report).find("Windows-1252"), std::string::npos);
}

TEST(CsvImport, TakesTwentyThousandRowsAndBoundsWhatItTells) {
  std::string text = "id,label,other_labels,broader\n";
  for (int i = 0; i < 20'000; ++i) {
    const auto n = std::to_string(i);
    text += "s" + n + ",Skill number " + n + ",name " + n + "|other " + n + ",s" +
            std::to_string(i / 2) + "\n";
    if (i % 2 == 0) text += "s" + n + ",Twice,,\n";
  }
  const auto imported = import("csv", {{"list.csv", text_bytes(text)}});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.skills.size(), 20'000U);
  EXPECT_EQ(imported->report.faults_total, 10'000U);
  EXPECT_LE(imported->report.faults.size(), 1000U);
  EXPECT_EQ(imported->report.broader_relations, 19'999U);
}

}  // namespace
}  // namespace cairn::skills
