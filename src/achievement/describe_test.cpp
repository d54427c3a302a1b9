// SPDX-License-Identifier: Apache-2.0
#include "achievement/describe.h"

#include <gtest/gtest.h>

#include "achievement/import.h"
#include "achievement/templates.h"
#include "credential/issue_rules.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

const Place place{.url = "https://badges.example.org/a/k1",
                  .image_url = "https://badges.example.org/a/k1.svg?version=2",
                  .site = "https://badges.example.org",
                  .version = 2};

Content sample() {
  auto content = find_template("short-course")->in("en");
  content.details.skills = {
      {.name = "Containers", .id = "containers", .framework = "Starter", .url = "", .level = 3},
      {.name = "Rigging",
       .id = "https://f.example/rigging",
       .framework = "F",
       .url = "",
       .level = 0},
      {.name = "Patience", .id = "", .framework = "", .url = "", .level = 0}};
  content.details.translations = {{.language = "nl",
                                   .name = "Korte cursus",
                                   .description = "",
                                   .criteria = "Doe mee.",
                                   .alternative_text = ""}};
  content.details.prerequisites = {{.achievement = "k0", .url = "", .name = "Basics"}};
  return content;
}

credential::NewAward award_of(const Content& content) {
  credential::NewAward award;
  award.id = "urn:uuid:6c2b0a3e-30cf-4f3e-8f0c-0a7a5c1e9d10";
  award.issuer.id = "did:example:school";
  award.issuer.country = "NL";
  award.subject.id = "did:example:learner";
  award.achievement = describe(content, place);
  award.valid_from = "2026-01-01T00:00:00Z";
  return award;
}

TEST(DescribeAchievement, EveryTemplateMayBeIssued) {
  for (const auto& one : templates())
    for (const auto& content : one.contents) {
      Arena arena;
      const auto made = credential::build_award(award_of(content), json::Builder(arena));
      ASSERT_TRUE(made.ok()) << one.id << " " << made.error().path << made.error().detail;
      EXPECT_TRUE(credential::issue_problems(*made).empty()) << one.id;
    }
}

TEST(DescribeAchievement, SaysSkillsLevelsCreditsAndResults) {
  Arena arena;
  const auto made = credential::build_award(award_of(sample()), json::Builder(arena));
  ASSERT_TRUE(made.ok()) << made.error().path << made.error().detail;
  const auto achievement = (*made)["credentialSubject"]["achievement"];
  const auto alignment = achievement["alignment"];
  ASSERT_EQ(alignment.size(), 5U);
  EXPECT_EQ(alignment.items()[0].string_at("targetUrl"),
            "https://badges.example.org/api/v1/skills/containers");
  EXPECT_EQ(alignment.items()[0].string_at("targetCode"), "containers");
  EXPECT_EQ(alignment.items()[0].string_at("targetDescription"), "Level 3: works alone");
  EXPECT_EQ(alignment.items()[1].string_at("targetUrl"), "https://f.example/rigging");
  EXPECT_EQ(alignment.items()[2].string_at("targetUrl"), "http://data.europa.eu/snb/eqf/5");
  EXPECT_EQ(alignment.items()[4].string_at("targetUrl"), "https://badges.example.org/a/k0");
  EXPECT_EQ(achievement["creditsAvailable"].number_text(), "1");
  EXPECT_EQ(achievement["tag"].size(), 3U);
  EXPECT_EQ(achievement["related"].items()[0].string_at("inLanguage"), "nl");
  const auto result = achievement["resultDescription"].items()[0];
  EXPECT_EQ(result.string_at("id"), "https://badges.example.org/a/k1?version=2#result-1");
  EXPECT_EQ(result.string_at("requiredLevel"),
            "https://badges.example.org/a/k1?version=2#result-1-level-2");
  EXPECT_EQ((*made)["issuer"]["address"].string_at("addressCountryCode"), "NL");
}

TEST(DescribeAchievement, TheSignedWordsHoldWhatTheStandardHasNoMemberFor) {
  const auto text = narrative(sample());
  for (const auto* part :
       {"To earn it:", "**What the holder can do**", "- **Workload:** 25 hours, 1 ECTS\n",
        "- **Level:** EQF 5\n", "- **Assessment:** Project, Oral examination\n",
        "- **Supervision:** Supervised online, identity checked\n",
        "- **Needed before:** Basics\n"})
    EXPECT_NE(text.find(part), text.npos) << part << "\n" << text;
  EXPECT_EQ(narrative({.name = "N", .description = "D", .criteria = "C"}), "C");
}

TEST(DescribeAchievement, SaysWhatItAddsInTheLanguageOfTheTexts) {
  const auto text =
      narrative(find_template("short-course")->in("de"), [](std::string_view english) {
        return english == "Workload"                 ? std::string_view("Aufwand")
               : english == "{} hours"               ? std::string_view("{} Stunden")
               : english == "What the holder can do" ? std::string_view("Was man danach kann")
                                                     : english;
      });
  EXPECT_NE(text.find("**Was man danach kann**"), text.npos) << text;
  EXPECT_NE(text.find("- **Aufwand:** 25 Stunden, 1 ECTS"), text.npos) << text;
}

TEST(DescribeAchievement, TextsFallBackToTheMainLanguage) {
  const auto content = sample();
  const auto dutch = texts_in(content, "nl");
  EXPECT_EQ(dutch.name, "Korte cursus");
  EXPECT_EQ(dutch.criteria, "Doe mee.");
  EXPECT_EQ(dutch.description, content.description);
  EXPECT_EQ(texts_in(content, "fr").language, "en");
}

// What this server signs, another Cairn takes over whole.
TEST(DescribeAchievement, ComesBackThroughTheImport) {
  Arena arena;
  const auto content = sample();
  const auto made = credential::build_award(award_of(content), json::Builder(arena));
  const auto again = read_json(json::write(*made));
  ASSERT_TRUE(again.ok());
  ASSERT_EQ(again->found.size(), 1U);
  const auto& details = again->found[0].content.details;
  EXPECT_EQ(again->found[0].content.name, content.name);
  EXPECT_EQ(details.eqf, 5);
  EXPECT_EQ(details.ects, content.details.ects);
  EXPECT_EQ(details.results, content.details.results);
  ASSERT_EQ(details.skills.size(), 2U);
  EXPECT_EQ(details.skills[0].level, 3);
  EXPECT_EQ(details.prerequisites.size(), 1U);
}

}  // namespace
}  // namespace cairn::achievement
