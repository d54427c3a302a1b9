// SPDX-License-Identifier: Apache-2.0
// The frameworks as their publishers give them, where they lie beside the conformance suites.
#include <gtest/gtest.h>

#include <set>

#include "skills/crosswalk.h"
#include "skills/import/test_import.h"
#include "skills/migration.h"
#include "skills/search.h"
#include "storage/archive.h"

namespace cairn::storage {
namespace {

using namespace skills;

class Published : public ::testing::Test {
 protected:
  void SetUp() override {
    if (skills_data().empty()) GTEST_SKIP() << "there is no folder of published frameworks";
  }
  static Imported read(const std::string& importer, const std::vector<std::string>& names,
                       const ImportOptions& options = {}) {
    std::vector<std::filesystem::path> paths;
    for (const auto& name : names) paths.emplace_back(skills_data() + "/" + name);
    const auto files = read_files(paths, find_importer(importer)->wants);
    EXPECT_TRUE(files) << files.error().detail;
    auto imported = import(importer, *files, options);
    EXPECT_TRUE(imported) << imported.error().detail;
    return std::move(*imported);
  }
  static Imported esco(const std::string& version) {
    return read("esco", {"esco/ESCO-v" + version + "-classification-en-csv.zip",
                         "esco/ESCO-v" + version + "-relations-csv.zip"});
  }
  static std::string only_hit(const Framework& framework, std::string_view query) {
    const auto hits = SkillSearch(framework, SkillSearch::Of::skills).skills(query, 1);
    return hits.empty() ? "" : framework.skills[hits[0].skill].label;
  }
};

TEST_F(Published, Esco110IsReadWhole) {
  const auto [framework, report] = esco("1.1.0");
  EXPECT_EQ(framework.version, "1.1.0");
  EXPECT_EQ(framework.skills.size(), 13'891U);
  EXPECT_EQ(framework.occupations.size(), 3'008U);
  EXPECT_EQ(report.essential_relations, 65'096U);
  EXPECT_EQ(report.optional_relations, 58'756U);
  EXPECT_EQ(report.faults_total, 0U) << told(report);
  std::size_t knowledge = 0, transversal = 0, grouped = 0;
  for (const auto& skill : framework.skills) {
    knowledge += skill.type == SkillType::knowledge;
    transversal += skill.transversal;
    grouped += !group_chain(framework, skill.groups).empty() || !skill.broader.empty();
  }
  EXPECT_EQ(knowledge, 3'057U);
  EXPECT_EQ(transversal, 96U);
  EXPECT_EQ(grouped, framework.skills.size());
  EXPECT_EQ(only_hit(framework, "pyhton"), "Python (computer programming)");
  EXPECT_EQ(only_hit(framework, "project managment"), "project management");
}

TEST_F(Published, Esco111ReplacesWhatItNoLongerHas) {
  const auto old_version = esco("1.1.0").framework;
  const auto [framework, report] = esco("1.1.1");
  EXPECT_EQ(framework.skills.size(), 13'896U);
  EXPECT_EQ(framework.occupations.size(), 3'007U);
  std::vector<std::string> ids;
  for (const auto& skill : old_version.skills) ids.push_back(skill.id);
  for (const auto& occupation : old_version.occupations) ids.push_back(occupation.id);
  std::size_t same = 0, replaced = 0;
  for (const auto& moved : migrate(old_version, framework, ids)) {
    same += moved.fate == Fate::same;
    replaced += moved.fate == Fate::replaced;
  }
  EXPECT_EQ(same, ids.size() - 1);
  EXPECT_EQ(replaced, 1U);
}

TEST_F(Published, Esco120InPartSaysWhatIsMissing) {
  const auto [framework, report] = read("esco", {"esco/ESCO-v1.2.0-partial-en-csv.zip"});
  EXPECT_EQ(framework.version, "1.2.0");
  EXPECT_EQ(framework.occupations.size(), 3'039U);
  EXPECT_GT(framework.skills.size(), 2'000U);
  EXPECT_NE(framework.incomplete, "");
  EXPECT_NE(told(report).find("the file of all skills is missing"), std::string::npos);
  EXPECT_EQ(report.faults_total, 0U);
}

TEST_F(Published, Esco108LendsItsNamesInTwentyFiveLanguages) {
  const auto [framework, report] = read(
      "esco", {"esco/ESCO-v1.1.0-classification-en-csv.zip", "esco/ESCO-v1.1.0-relations-csv.zip",
               "esco/ESCO-v1.0.8-occupations-multilingual.tar.xz"});
  EXPECT_EQ(framework.version, "1.1.0");
  const SkillSearch search(framework, SkillSearch::Of::occupations);
  const auto hits = search.occupations("datenanalyst", 1);
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(framework.occupations[hits[0].occupation].label, "data analyst");
  EXPECT_EQ(hits[0].language, "de");
  std::set<std::string> languages;
  for (const auto& name : framework.occupations[hits[0].occupation].translations)
    languages.insert(name.language);
  EXPECT_EQ(languages.size(), 25U);
}

TEST_F(Published, OnetIsReadAndJoinedToEsco) {
  const auto [framework, report] = read("onet", {"onet/onet-29.2-text.tar.xz"});
  EXPECT_EQ(framework.version, "29.2");
  EXPECT_EQ(framework.occupations.size(), 1'016U);
  EXPECT_GT(framework.skills.size(), 8'500U);
  EXPECT_EQ(report.faults_total, 0U) << told(report);
  const auto esco_framework = esco("1.1.0").framework;
  const auto tables = read_files({skills_data() + "/crosswalks/crosswalks.tar.xz"},
                                 [](auto name) { return name.ends_with(".csv"); });
  ASSERT_TRUE(tables);
  std::map<std::string, std::size_t> pairs;
  for (const auto& [name, bytes] : *tables) {
    const auto crosswalk = read_crosswalk(name, bytes);
    if (!crosswalk) continue;
    pairs[std::string(base_name(name))] =
        map_occupations(*crosswalk, framework, esco_framework).size();
  }
  EXPECT_EQ(pairs["crosswalk_esco_onet.csv"], 4'210U);  // 43 lead to groups of ISCO
  EXPECT_GT(pairs["crosswalk_esco_onet_reverse.csv"], 7'000U);
  EXPECT_GT(pairs["nesta_esco_onet_crosswalk_Nov2020.csv"], 1'300U);
  EXPECT_EQ(pairs.size(), 3U);
  EXPECT_GT(map_skills(framework, esco_framework).size(), 100U);
}

TEST_F(Published, CaseCtdlAndNiceAreRead) {
  const auto standards = read("case", {"case/case-specs-and-samples.tar.xz"});
  EXPECT_GT(standards.framework.skills.size(), 900U);
  const auto competencies = read("ctdl", {"ctdl/ctdl-samples.tar.xz"});
  EXPECT_GT(competencies.framework.skills.size(), 1'000U);
  const auto nice = read("nice", {"nice/nist-nice-framework-v2.0.0-components.json.xz"});
  EXPECT_EQ(nice.framework.version, "2.0.0");
  EXPECT_EQ(nice.framework.skills.size(), 1'169U);
  EXPECT_EQ(nice.framework.occupations.size(), 41U);
  EXPECT_EQ(nice.report.faults_total, 0U) << told(nice.report);
}

}  // namespace
}  // namespace cairn::storage
