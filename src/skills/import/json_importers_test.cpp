// SPDX-License-Identifier: Apache-2.0
// The importers of JSON: CASE, CTDL, NICE, Rich Skill Descriptors and HR Open.
#include <gtest/gtest.h>

#include "skills/import/test_import.h"

namespace cairn::skills {
namespace {

constexpr std::string_view case_package = R"({
  "CFDocument": {"identifier": "d", "uri": "u:d", "title": "Weaving", "creator": "Guild",
                 "publisher": "Guild of Weavers", "language": "en-GB", "version": "2",
                 "licenseURI": {"title": "CC BY", "identifier": "l", "uri": "u:l"}},
  "CFItems": [
    {"identifier": "1", "uri": "u:1", "fullStatement": "Weaves plain cloth on a hand loom.",
     "abbreviatedStatement": "plain weaving", "humanCodingScheme": "W.1",
     "conceptKeywords": ["loom"], "CFItemType": "Skill"},
    {"identifier": "2", "uri": "u:2", "fullStatement": "Knowledge of yarns",
     "CFItemType": "Knowledge"},
    {"identifier": "3", "uri": "u:3", "fullStatement": "Weaving as a whole"}],
  "CFAssociations": [
    {"associationType": "isChildOf", "originNodeURI": {"identifier": "1", "uri": "other:1"},
     "destinationNodeURI": {"identifier": "3", "uri": "u:3"}},
    {"associationType": "isRelatedTo", "originNodeURI": {"identifier": "1", "uri": "u:1"},
     "destinationNodeURI": {"identifier": "2", "uri": "u:2"}},
    {"associationType": "isChildOf", "originNodeURI": {"identifier": "3", "uri": "u:3"},
     "destinationNodeURI": {"identifier": "d", "uri": "u:d"}},
    {"associationType": "isRelatedTo", "originNodeURI": {"identifier": "1", "uri": "u:1"},
     "destinationNodeURI": {"identifier": "99", "uri": "u:99"}}],
  "CFRubrics": [{"identifier": "r", "CFRubricCriteria": [{"identifier": "c",
     "CFItemURI": {"identifier": "1"},
     "CFRubricCriterionLevels": [{"score": 2, "description": "I can weave with help."}]}]}]
})";

TEST(CaseImport, ReadsItemsAssociationsAndRubrics) {
  const auto imported = import("case", {{"p.json", text_bytes(case_package)}});
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& framework = imported->framework;
  EXPECT_EQ(framework.title, "Weaving");
  EXPECT_EQ(framework.version, "2");
  EXPECT_EQ(framework.attribution, "Weaving, Guild of Weavers");
  EXPECT_EQ(framework.licence, "CC BY");
  ASSERT_EQ(framework.skills.size(), 3U);
  const auto& plain = framework.skills[0];
  EXPECT_EQ(plain.id, "u:1");
  EXPECT_EQ(plain.label, "plain weaving");
  EXPECT_EQ(plain.hidden_labels, (std::vector<std::string>{"loom", "W.1"}));
  EXPECT_EQ(plain.broader, (std::vector<SkillIndex>{2}));
  EXPECT_EQ(plain.related, (std::vector<SkillIndex>{1}));
  EXPECT_EQ(plain.can_do[1], "I can weave with help.");
  EXPECT_EQ(framework.skills[1].type, SkillType::knowledge);
  EXPECT_EQ(told(imported->report),
            "p.json: 1 relations lead to what is not in the files; they are left out\n");
}

TEST(CaseImport, ReadsListsOfPackagesAndTellsOfOtherDocuments) {
  const auto list = "[" + std::string(case_package) + "]";
  const auto imported = import("case", {{"list.json", text_bytes(list)},
                                        {"other.json", text_bytes("{\"a\": 1}")},
                                        {"bad.json", text_bytes("{\"a\": ")}});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.skills.size(), 3U);
  EXPECT_NE(told(imported->report).find("other.json, the file: it holds no CASE package"),
            std::string::npos);
  EXPECT_NE(told(imported->report).find("bad.json, "), std::string::npos);
}

TEST(CaseImport, LivesWithEveryMemberDroppedRenamedOrRetyped) {
  survive_json("case", case_package, "/CFItems", "u:2");
}

constexpr std::string_view ctdl_graph = R"({
  "@context": "https://credreg.net/ctdlasn/schema/context/json",
  "@graph": [
    {"@id": "f", "@type": "ceasn:CompetencyFramework", "ceasn:name": {"en-us": "Dyeing"},
     "ceasn:publisherName": {"en-us": ["Guild"]}, "ceasn:license": "https://example.org/l"},
    {"@id": "c1", "@type": "ceasn:Competency",
     "ceasn:competencyLabel": {"en-US": "Dye wool", "fr": "Teindre la laine"},
     "ceasn:competencyText": {"en-US": "Dyes wool evenly."},
     "ceasn:competencyCategory": {"en": "Skills"},
     "ceasn:isPartOf": "f", "ceasn:isChildOf": ["c2"]},
    {"@id": "c2", "@type": ["ceasn:Competency"],
     "ceasn:competencyText": {"en": "Knowledge of dyes"},
     "ceasn:competencyCategory": {"en": "Knowledge"}, "ceasn:isPartOf": {"@id": "f"},
     "ceasn:exactAlignment": "https://example.org/elsewhere"},
    {"@id": "o1", "@type": "ceterms:Occupation", "ceterms:name": {"en": "Dyer"},
     "ceterms:description": {"en": "Dyes."}, "ceasn:skillEmbodied": ["c1"],
     "ceasn:knowledgeEmbodied": "c2"}]
})";

TEST(CtdlImport, ReadsCompetenciesAndOccupations) {
  const auto imported = import("ctdl", {{"g.json", text_bytes(ctdl_graph)}});
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& framework = imported->framework;
  EXPECT_EQ(framework.title, "Dyeing");
  EXPECT_EQ(framework.attribution, "Dyeing, Guild");
  ASSERT_EQ(framework.skills.size(), 2U);
  EXPECT_EQ(framework.skills[0].label, "Dye wool");
  EXPECT_EQ(framework.skills[0].description, "Dyes wool evenly.");
  ASSERT_EQ(framework.skills[0].translations.size(), 1U);
  EXPECT_EQ(framework.skills[0].translations[0].language, "fr");
  EXPECT_EQ(framework.skills[0].broader, (std::vector<SkillIndex>{1}));
  EXPECT_EQ(framework.skills[1].type, SkillType::knowledge);
  EXPECT_EQ(framework.skills[1].groups, (std::vector<std::string>{"f"}));
  ASSERT_EQ(framework.occupations.size(), 1U);
  EXPECT_EQ(framework.occupations[0].essential.size(), 2U);
}

TEST(CtdlImport, ReadsEnvelopesAndPlainLists) {
  const auto envelope =
      "{\"envelope_id\": \"x\", \"decoded_resource\": " + std::string(ctdl_graph) + "}";
  EXPECT_EQ(import("ctdl", {{"e.json", text_bytes(envelope)}})->framework.skills.size(), 2U);
  const auto one = R"([{"id": "c", "type": "Competency", "competencyText": "Spins"}])";
  EXPECT_EQ(import("ctdl", {{"l.json", text_bytes(one)}})->framework.skills.size(), 1U);
}

TEST(CtdlImport, LivesWithEveryMemberDroppedRenamedOrRetyped) {
  survive_json("ctdl", ctdl_graph, "/@graph", "c2");
}

constexpr std::string_view nice_components = R"({
  "documents": [{"doc_identifier": "D", "version": "2.0.0", "name": "NICE"}],
  "elements": [
    {"element_type": "skill", "element_identifier": "S1", "title": "",
     "text": "Skill in conducting searches", "doc_identifier": "D"},
    {"element_type": "knowledge", "element_identifier": "K1", "title": "",
     "text": "Knowledge of encryption", "doc_identifier": "D"},
    {"element_type": "task", "element_identifier": "T1", "title": "", "text": "Search.",
     "doc_identifier": "D"},
    {"element_type": "category", "element_identifier": "PD", "title": "Protection", "text": ""},
    {"element_type": "competency_area", "element_identifier": "A1", "title": "Access", "text": ""},
    {"element_type": "opm_code", "element_identifier": "723", "title": "", "text": ""},
    {"element_type": "work_role", "element_identifier": "W1", "title": "Searcher",
     "text": "Responsible for searching."}],
  "relationships": [
    {"source_element_identifier": "W1", "dest_element_identifier": "S1"},
    {"source_element_identifier": "W1", "dest_element_identifier": "K1"},
    {"source_element_identifier": "W1", "dest_element_identifier": "T1"},
    {"source_element_identifier": "PD", "dest_element_identifier": "W1"},
    {"source_element_identifier": "A1", "dest_element_identifier": "K1"},
    {"source_element_identifier": "W1", "dest_element_identifier": "723"}]
})";

TEST(NiceImport, ReadsWorkRolesSkillsKnowledgeAndTasks) {
  for (const auto& text : {std::string(nice_components), "{\"response\": {\"elements\": " +
                                                             std::string(nice_components) + "}}"}) {
    const auto imported = import("nice", {{"n.json", text_bytes(text)}});
    ASSERT_TRUE(imported) << imported.error().detail;
    const auto& framework = imported->framework;
    EXPECT_EQ(framework.version, "2.0.0");
    EXPECT_EQ(imported->report.faults_total, 0U) << told(imported->report);
    EXPECT_EQ(find_skill(framework, "S1")->label, "conducting searches");
    EXPECT_EQ(find_skill(framework, "K1")->type, SkillType::knowledge);
    EXPECT_EQ(find_skill(framework, "K1")->groups, (std::vector<std::string>{"A1"}));
    const auto& role = framework.occupations.at(0);
    EXPECT_EQ(role.essential.size(), 2U);
    EXPECT_EQ(role.tasks, (std::vector<std::string>{"Search."}));
    EXPECT_EQ(role.groups, (std::vector<std::string>{"PD"}));
  }
}

TEST(NiceImport, LivesWithEveryMemberDroppedRenamedOrRetyped) {
  survive_json("nice", nice_components, "/elements", "K1");
}

constexpr std::string_view rsd_collection = R"({
  "type": "RichSkillCollection", "name": "Craft", "skills": [
    {"id": "https://example.org/1", "type": "RichSkillDescriptor", "skillName": "Spinning",
     "skillStatement": "Spin yarn of even strength.", "author": {"name": "Guild"},
     "categories": ["Textiles"], "keywords": ["yarn", "wheel"],
     "occupations": [{"code": "51-6064", "targetNodeName": "Winders"}]},
    {"id": "https://example.org/2", "skillName": "Carding", "skillStatement": "Card wool.",
     "creator": "Guild", "category": "Textiles", "keywords": []}]
})";

TEST(RsdImport, ReadsCollectionsListsAndSingleDescriptors) {
  const auto imported = import("rsd", {{"c.json", text_bytes(rsd_collection)}});
  ASSERT_TRUE(imported) << imported.error().detail;
  const auto& framework = imported->framework;
  EXPECT_EQ(framework.attribution, "Craft, Guild");
  ASSERT_EQ(framework.skills.size(), 2U);
  EXPECT_EQ(framework.skills[0].hidden_labels, (std::vector<std::string>{"yarn", "wheel"}));
  EXPECT_EQ(framework.skills[1].groups, (std::vector<std::string>{"textiles"}));
  EXPECT_EQ(framework.groups.at(0).label, "Textiles");
  EXPECT_EQ(framework.occupations.at(0).label, "Winders");
  EXPECT_EQ(framework.occupations.at(0).optional.size(), 1U);
  const auto one = R"({"@id": "x", "skillName": "Felting", "skillStatement": "Felt wool."})";
  EXPECT_EQ(import("rsd", {{"o.json", text_bytes(one)}})->framework.skills[0].id, "x");
}

TEST(RsdImport, ReadsTheTableOfTheNetworksTool) {
  const auto imported = import(
      "rsd", {{"x.csv", text_bytes("Canonical URL,RSD Name,Authors,Skill Statement,Categories,"
                                   "Keywords,O*Net Job Codes\nhttps://example.org/1,Spinning,Guild,"
                                   "Spin yarn.,Textiles,yarn; wheel,51-6064.00\n,,Guild,,,,\n")}});
  ASSERT_TRUE(imported) << imported.error().detail;
  EXPECT_EQ(imported->framework.skills[0].hidden_labels,
            (std::vector<std::string>{"yarn", "wheel"}));
  EXPECT_EQ(imported->report.faults_total, 1U);
}

TEST(RsdImport, LivesWithEveryMemberDroppedRenamedOrRetyped) {
  survive_json("rsd", rsd_collection, "/skills", "https://example.org/2");
}

TEST(JsonImporters, TakeTwentyThousandItemsAndDuplicates) {
  std::string text = "[";
  for (int i = 0; i < 20'000; ++i)
    text += (i > 0 ? "," : "") + std::string("{\"id\": \"s") + std::to_string(i % 15'000) +
            "\", \"skillName\": \"Skill " + std::to_string(i) + "\"}";
  const auto imported = import("rsd", {{"l.json", text_bytes(text + "]")}});
  ASSERT_TRUE(imported);
  EXPECT_EQ(imported->framework.skills.size(), 15'000U);
  EXPECT_EQ(imported->report.faults_total, 5'000U);
  EXPECT_NE(told(imported->report).find("/15000: its id is there already"), std::string::npos);
}

TEST(JsonImporters, RefuseWhatHoldsNothing) {
  for (const auto* importer : {"case", "ctdl", "nice", "rsd"})
    for (const auto* text : {"", "[]", "{}", "7", "\"x\"", "{\"@graph\": 7}", "\xFF"}) {
      const auto imported = import(importer, {{"x.json", text_bytes(text)}});
      ASSERT_FALSE(imported) << importer << text;
      EXPECT_NE(imported.error().detail.find("x.json"), std::string::npos);
    }
}

constexpr std::string_view hropen_posting = R"({
  "positionOpening": {"positionTitle": "Weaver", "positionProfiles": [{
    "requiredCompetencies": [
      {"competencyId": {"value": "u:1", "schemeId": "x"}, "competencyName": "Weave cloth",
       "description": "Weaves plain cloth.", "competencyCategory": "Looms"},
      {"competencyName": "Mend nets", "alternateNames": ["net mending"]}],
    "knowledge": [{"name": "Yarns"}]}]},
  "person": {"skills": ["Weave cloth by hand",
                        {"competencyId": "u:1", "competencyName": "Weave cloth"}]}
})";

TEST(HrOpenImport, ReadsCompetenciesWhereverTheyStandEachOnce) {
  const auto imported = import("hropen", {{"p.json", text_bytes(hropen_posting)}});
  ASSERT_TRUE(imported) << imported.error().detail;
  ASSERT_EQ(imported->framework.skills.size(), 4U);
  const auto* weaving = find_skill(imported->framework, "u:1");
  ASSERT_NE(weaving, nullptr);
  EXPECT_EQ(weaving->label, "Weave cloth");
  EXPECT_EQ(weaving->groups, std::vector<std::string>{"looms"});
  EXPECT_NE(find_skill(imported->framework, "mend nets"), nullptr);
  EXPECT_EQ(find_skill(imported->framework, "yarns")->type, SkillType::knowledge);
  EXPECT_NE(find_skill(imported->framework, "weave cloth by hand"), nullptr);
  EXPECT_EQ(told(imported->report), "");
}

TEST(HrOpenImport, TellsOfFilesWithoutAny) {
  const auto imported = import(
      "hropen", {{"p.json", text_bytes(hropen_posting)}, {"other.json", text_bytes("{\"a\": 1}")}});
  ASSERT_TRUE(imported);
  EXPECT_NE(told(imported->report).find("other.json, the file: it holds no list"),
            std::string::npos);
}

TEST(HrOpenImport, LivesWithEveryMemberDroppedRenamedOrRetyped) {
  survive_json("hropen", R"({"competencies": [
      {"competencyId": {"value": "u:1"}, "competencyName": "Weave", "competencyCategory": "Looms"},
      {"competencyId": "u:2", "competencyName": "Dye", "alternateNames": ["dyeing"]}],
      "person": {"skills": ["Mend"]}})",
               "/competencies", "u:2");
}

}  // namespace
}  // namespace cairn::skills
