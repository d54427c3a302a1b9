// SPDX-License-Identifier: Apache-2.0
#include "skills/import/esco.h"

#include <gtest/gtest.h>

#include "skills/import/test_import.h"

namespace cairn::skills {
namespace {

constexpr std::string_view skills_csv =
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,"
    "modifiedDate,scopeNote,definition,inScheme,description\n"
    "KnowledgeSkillCompetence,s:1,skill/competence,cross-sector,bake bread,\"make bread\nbake "
    "bread\nbaking\",loaf making,released,,,,,Bakes   bread.\n"
    "KnowledgeSkillCompetence,s:2,knowledge,sector-specific,types of flour,,,released,,,,,\n"
    "KnowledgeSkillCompetence,s:3,skill/competence,transversal,work in teams,,,released,,,,,\n"
    "KnowledgeSkillCompetence,s:4,skill/competence,,knead by foot,,,obsolete,,,,,\n";
constexpr std::string_view occupations_csv =
    "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
    "regulatedProfessionNote,scopeNote,definition,inScheme,description,code\n"
    "Occupation,o:1,7512,baker,bread maker,,released,,,,,,Bakers bake.,7512.1\n"
    "Occupation,o:2,7512,pastry baker,,,released,,,,,,,7512.1.1\n";

ImportFiles sample() {
  return {
      {"ESCO-v1.1.0-classification-en-csv.zip/skills_en.csv", text_bytes(skills_csv)},
      {"ESCO-v1.1.0-classification-en-csv.zip/occupations_en.csv", text_bytes(occupations_csv)},
      {"ESCO-v1.1.0-classification-en-csv.zip/skillGroups_en.csv",
       text_bytes("conceptType,conceptUri,preferredLabel\nSkillGroup,g:1,food\nSkillGroup,g:2,"
                  "making\n")},
      {"ESCO-v1.1.0-classification-en-csv.zip/ISCOGroups_en.csv",
       text_bytes("conceptUri,code,preferredLabel\nhttp://data.europa.eu/esco/isco/C7512,7512,"
                  "Bakers\n")},
      {"ESCO-v1.1.0-classification-en-csv.zip/transversalSkillsCollection_en.csv",
       text_bytes("conceptUri,preferredLabel\ns:3,work in teams\n")},
      {"ESCO-v1.1.0-relations-csv.zip/broaderRelationsSkillPillar.csv",
       text_bytes("conceptType,conceptUri,broaderType,broaderUri\nx,s:1,x,g:1\nx,g:1,x,g:2\nx,s:2,"
                  "x,s:1\n")},
      {"ESCO-v1.1.0-relations-csv.zip/broaderRelationsOccPillar.csv",
       text_bytes("conceptType,conceptUri,broaderType,broaderUri\nx,o:2,x,o:1\n")},
      {"ESCO-v1.1.0-relations-csv.zip/occupationSkillRelations.csv",
       text_bytes("occupationUri,relationType,skillType,skillUri\no:1,essential,x,s:1\no:1,"
                  "optional,x,s:2\no:1,optional,x,s:1\n")},
      {"ESCO-v1.1.0-relations-csv.zip/skillSkillRelations.csv",
       text_bytes("originalSkillUri,originalSkillType,relationType,relatedSkillType,"
                  "relatedSkillUri\ns:1,x,optional,x,s:3\n")},
  };
}

TEST(EscoImport, ReadsSkillsOccupationsGroupsAndRelations) {
  const auto imported = import("esco", sample());
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& [framework, report] = *imported;
  EXPECT_EQ(framework.name, "esco");
  EXPECT_EQ(framework.version, "1.1.0");
  EXPECT_EQ(framework.attribution,
            "This service uses the ESCO classification of the European Commission.");
  ASSERT_EQ(framework.skills.size(), 3U);
  const auto& bread = framework.skills[0];
  EXPECT_EQ(bread.label, "bake bread");
  EXPECT_EQ(bread.other_labels, (std::vector<std::string>{"make bread", "baking"}));
  EXPECT_EQ(bread.hidden_labels, (std::vector<std::string>{"loaf making"}));
  EXPECT_EQ(bread.description, "Bakes bread.");
  EXPECT_EQ(bread.groups, (std::vector<std::string>{"g:1"}));
  EXPECT_EQ(bread.related, (std::vector<SkillIndex>{2}));
  EXPECT_EQ(framework.skills[1].type, SkillType::knowledge);
  EXPECT_EQ(framework.skills[1].broader, (std::vector<SkillIndex>{0}));
  EXPECT_TRUE(framework.skills[2].transversal);
  EXPECT_FALSE(bread.transversal);
  EXPECT_EQ(group_chain(framework, bread.groups).size(), 2U);
  const auto& baker = framework.occupations[0];
  EXPECT_EQ(baker.code, "7512.1");
  ASSERT_EQ(baker.essential.size(), 1U);
  EXPECT_EQ(baker.essential[0].skill, 0U);
  ASSERT_EQ(baker.optional.size(), 1U);  // what is essential is not optional as well
  EXPECT_EQ(baker.optional[0].skill, 1U);
  EXPECT_EQ(group_chain(framework, baker.groups)[0]->label, "Bakers");
  EXPECT_EQ(framework.occupations[1].broader, (std::vector<OccupationIndex>{0}));
  EXPECT_EQ(report.faults_total, 1U);
  EXPECT_NE(told(report).find("skills_en.csv, row 5 (line 7), column 8 (status): it is no longer"),
            std::string::npos)
      << told(report);
}

TEST(EscoImport, SaysWhatIsMissing) {
  auto files = sample();
  std::erase_if(files,
                [](const auto& file) { return file.first.find("elations") != std::string::npos; });
  const auto imported = import("esco", files);
  ASSERT_TRUE(imported);
  EXPECT_NE(told(imported->report).find("no file tells what occupations ask for"),
            std::string::npos);
  EXPECT_EQ(imported->framework.incomplete, "");
}

TEST(EscoImport, TakesSkillsOfTheCollectionsWhereTheFileOfAllIsMissing) {
  auto files = sample();
  files.erase("ESCO-v1.1.0-classification-en-csv.zip/skills_en.csv");
  const auto imported = import("esco", files);
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.skills.size(), 1U);
  EXPECT_NE(imported->framework.incomplete, "");
  EXPECT_EQ(imported->report.faults_total, 0U) << told(imported->report);
}

TEST(EscoImport, TakesTheMostCompleteVersionOrTheOneAskedFor) {
  auto files = sample();
  files["v1.2.0/occupations_en.csv"] = text_bytes(occupations_csv);
  files["v1.0.8/occupations_de.csv"] =
      text_bytes("conceptUri,preferredLabel,altLabels\no:1,Bäcker,Brotmacher\no:9,Müller,\n");
  auto imported = import("esco", files);
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.version, "1.1.0");
  const auto& baker = imported->framework.occupations[0];
  ASSERT_EQ(baker.translations.size(), 2U);
  EXPECT_EQ(baker.translations[0].label, "Bäcker");
  EXPECT_EQ(baker.translations[1].language, "de");
  EXPECT_NE(told(imported->report).find("1.0.8 is there too; only its names"), std::string::npos);
  imported = import("esco", files, {.version = "1.2.0"});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.version, "1.2.0");
  EXPECT_EQ(imported->framework.skills.size(), 0U);
  const auto none = import("esco", files, {.version = "3"});
  ASSERT_FALSE(none);
  EXPECT_NE(none.error().detail.find("1.0.8, 1.1.0, 1.2.0"), std::string::npos);
}

TEST(EscoImport, TakesTheLanguageAskedForAndKeepsTheOthersAsTranslations) {
  auto files = sample();
  files["ESCO-v1.1.0-de.zip/skills_de.csv"] =
      text_bytes("conceptUri,preferredLabel,altLabels\ns:1,Brot backen,\n");
  const auto english = import("esco", files);
  ASSERT_TRUE(english);
  EXPECT_EQ(english->framework.skills[0].translations[0].label, "Brot backen");
  const auto german = import("esco", files, {.language = "de"});
  ASSERT_TRUE(german);
  EXPECT_EQ(german->framework.language, "de");
  EXPECT_EQ(german->framework.skills[0].label, "Brot backen");
  EXPECT_EQ(german->framework.skills[0].translations[0].label, "bake bread");
  EXPECT_FALSE(import("esco", files, {.language = "fr"}));
}

TEST(EscoImport, LivesWithEveryColumnDroppedRenamedOrRetyped) {
  for (const auto& [name, bytes] : sample()) {
    // The tables without line breaks in quotes.
    if (as_text(bytes).find('"') != std::string_view::npos) continue;
    for (const auto& mutation : table_mutations(as_text(bytes), ',')) {
      auto files = sample();
      files[name] = text_bytes(mutation.text);
      const auto imported = import("esco", files);
      ASSERT_TRUE(imported) << name << mutation.path << mutation.what;
      EXPECT_NE(find_skill(imported->framework, "s:1"), nullptr);
    }
  }
}

TEST(EscoImport, NamesTheColumnItCannotDoWithout) {
  auto files = sample();
  auto& bytes = files["ESCO-v1.1.0-classification-en-csv.zip/occupations_en.csv"];
  auto text = std::string(occupations_csv);
  text.replace(text.find("preferredLabel"), 14, "Bezeichnung");
  bytes = text_bytes(text);
  const auto imported = import("esco", files);
  ASSERT_TRUE(imported);
  EXPECT_NE(told(imported->report).find("no column is called preferredLabel; there are: "),
            std::string::npos)
      << told(imported->report);
}

TEST(EscoImport, RefusesWhatIsNotEsco) {
  EXPECT_FALSE(import("esco", {}));
  EXPECT_FALSE(import("esco", {{"list.csv", text_bytes("a,b\n1,2\n")}}));
  EXPECT_FALSE(import("esco", {{"skills_en.csv", text_bytes("")}}));
  EXPECT_FALSE(import("esco", {{"skills_en.csv", text_bytes("PK\x03\x04")}}));
}

}  // namespace
}  // namespace cairn::skills
