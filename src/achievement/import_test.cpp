// SPDX-License-Identifier: Apache-2.0
#include "achievement/import.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "achievement/templates.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

std::string suite_file(const std::string& name) {
  const char* suites = std::getenv("CAIRN_SUITES");
  std::ifstream file(std::string(suites ? suites : "/none") + "/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(ImportAchievements, TakesABadgeClassOfOpenBadges2) {
  const auto import = read_json(R"({
    "@context": "https://w3id.org/openbadges/v2", "type": "BadgeClass", "@language": "en-US",
    "id": "https://example.org/b", "name": "Robotics", "description": "Builds a robot.",
    "image": {"id": "https://example.org/b.png", "caption": "A robot"},
    "criteria": {"narrative": "Build one that **walks**."}, "tags": ["robot", "science"],
    "alignment": [{"targetName": "Robotics", "targetUrl": "https://f.example/r",
                   "targetFramework": "F"}],
    "issuer": "https://example.org/issuer"})");
  ASSERT_TRUE(import.ok());
  ASSERT_EQ(import->found.size(), 1U);
  const auto& content = import->found[0].content;
  EXPECT_EQ(content.name, "Robotics");
  EXPECT_EQ(content.criteria, "Build one that **walks**.");
  EXPECT_EQ(content.alternative_text, "A robot");
  EXPECT_EQ(content.details.language, "en-US");
  EXPECT_EQ(content.details.tags.size(), 2U);
  EXPECT_EQ(content.details.skills[0].id, "https://f.example/r");
  EXPECT_EQ(import->found[0].notes.size(), 1U) << "of the picture";
}

TEST(ImportAchievements, CriteriaElsewhereBecomeALink) {
  const auto import = read_json(
      R"({"type": "BadgeClass", "name": "N", "description": "D", "criteria": "https://e.example/c"})");
  ASSERT_TRUE(import.ok());
  EXPECT_NE(import->found[0].content.criteria.find("<https://e.example/c>"), std::string::npos);
  EXPECT_EQ(import->found[0].notes.size(), 1U);
}

TEST(ImportAchievements, TakesEveryLanguage) {
  const auto import = read_json(R"({"type": "Achievement", "inLanguage": "en",
    "name": [{"@value": "Knots", "@language": "en"}, {"@value": "Knopen", "@language": "nl"}],
    "description": {"en": "Ten knots", "nl": "Tien knopen"},
    "criteria": {"narrative": "Tie them."}})");
  ASSERT_TRUE(import.ok());
  const auto& content = import->found[0].content;
  EXPECT_EQ(content.name, "Knots");
  EXPECT_EQ(content.description, "Ten knots");
  ASSERT_EQ(content.details.translations.size(), 1U);
  EXPECT_EQ(content.details.translations[0].name, "Knopen");
  EXPECT_EQ(content.details.translations[0].description, "Tien knopen");
}

TEST(ImportAchievements, TakesWhatThisServerGivesOut) {
  Arena arena;
  const json::Builder builder(arena);
  const auto one = to_json(templates()[0].in("en"), builder);
  const auto list = builder.object({{"items", builder.array({one, one})}});
  const auto import = read_file(as_bytes(json::write(list)));
  ASSERT_TRUE(import.ok());
  ASSERT_EQ(import->found.size(), 2U);
  EXPECT_EQ(import->found[1].content, templates()[0].in("en"));
  EXPECT_EQ(import->found[1].row, 2U);
}

TEST(ImportAchievements, TellsWhichPlaceOfAListIsWrong) {
  const auto import = read_json(R"([{"type": "Achievement", "name": "A"}, 7,
    {"type": "Assertion", "badge": "https://example.org/b"}, {"name": "X", "hours": true}])");
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->found.size(), 1U);
  ASSERT_EQ(import->faults.size(), 3U);
  EXPECT_EQ(import->faults[0].row, 2U);
  EXPECT_EQ(import->faults[1].row, 3U);
  EXPECT_EQ(to_sentence(import->faults[2]),
            "row 4, /hours: Write a number with at most two decimals here.");
}

TEST(ImportAchievements, RefusesWhatIsNoAchievement) {
  EXPECT_FALSE(read_file(as_bytes("")).ok());
  EXPECT_FALSE(read_file(as_bytes("{")).ok());
  EXPECT_EQ(read_json("[]").error().code, ErrorCode::unsupported);
  EXPECT_EQ(read_json("{}")->faults.size(), 1U);
  EXPECT_EQ(read_csv(as_bytes("title,hours\nA,1\n")).error().code, ErrorCode::invalid);
  std::string many = "[";
  for (int i = 0; i < 600; ++i) many += i ? ",{\"name\":\"x\"}" : "{\"name\":\"x\"}";
  const auto import = read_json(many + "]");
  EXPECT_EQ(import->found.size(), imported_max);
  EXPECT_EQ(import->faults.size(), 1U);
}

TEST(ImportAchievements, TheTemplateOfATableReadsBack) {
  const auto import = read_csv(as_bytes(csv_template()));
  ASSERT_TRUE(import.ok());
  ASSERT_EQ(import->found.size(), 1U);
  EXPECT_TRUE(import->faults.empty());
  const auto& content = import->found[0].content;
  EXPECT_EQ(content.name, "Knots");
  ASSERT_EQ(content.details.skills.size(), 2U);
  EXPECT_EQ(content.details.skills[0].name, "Rope work");
  EXPECT_EQ(content.details.skills[0].level, 3);
  EXPECT_EQ(content.details.hours.hundredths, 1250);
  EXPECT_EQ(content.details.outcomes.size(), 2U);
  EXPECT_EQ(content.details.teaching_languages.size(), 2U);
}

TEST(ImportAchievements, TellsTheRowAndColumnOfATable) {
  const auto import = read_csv(as_bytes("name;hours;eqf\nA;5;3\nB;many;3\nC;1;2.5\n"));
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->found.size(), 3U);
  ASSERT_EQ(import->faults.size(), 2U);
  EXPECT_EQ(to_sentence(import->faults[0]),
            "row 3, hours: Write a number with at most two decimals here.");
  EXPECT_EQ(to_sentence(import->faults[1]), "row 4, eqf: Write a whole number here.");
}

TEST(ImportAchievements, TakesThePublishedFullExample) {
  const auto text = suite_file("ob30/examples/fullOpenBadge.json");
  if (text.empty()) GTEST_SKIP() << "the suite ob30 is not here";
  const auto import = read_json(text);
  ASSERT_TRUE(import.ok());
  ASSERT_EQ(import->found.size(), 1U);
  const auto& content = import->found[0].content;
  EXPECT_EQ(content.name, "1EdTech University Degree");
  EXPECT_EQ(content.details.type, "Degree");
  EXPECT_EQ(content.details.results.size(), 3U);
  EXPECT_EQ(content.details.results[1].required_level, "Mastery");
  EXPECT_EQ(content.details.results[0].allowed_values.size(), 4U);
  EXPECT_EQ(content.details.ects.hundredths, 3600);
}

TEST(ImportAchievements, TakesThePublishedBadgeClasses) {
  const auto text = suite_file("1edtech-validator/ob20/assets/badgeclass1.json");
  if (text.empty()) GTEST_SKIP() << "the suite 1edtech-validator is not here";
  const auto import = read_json(text);
  ASSERT_TRUE(import.ok());
  EXPECT_EQ(import->found.size(), 1U);
}

}  // namespace
}  // namespace cairn::achievement
