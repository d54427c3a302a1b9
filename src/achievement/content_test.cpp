// SPDX-License-Identifier: Apache-2.0
#include "achievement/content.h"

#include <gtest/gtest.h>

#include "achievement/completeness.h"
#include "achievement/describe.h"
#include "achievement/templates.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::achievement {
namespace {

Result<Content> read(std::string_view text) {
  Arena arena;
  return read_content(*json::parse(text, arena));
}

TEST(AchievementContent, ComesBackAsItWasWritten) {
  for (const auto& one : templates())
    for (const auto& content : one.contents) {
      Arena arena;
      const auto again = read_content(to_json(content, json::Builder(arena)));
      ASSERT_TRUE(again.ok()) << again.error().path;
      EXPECT_EQ(*again, content) << one.id;
      const auto details = read_details(write(content.details));
      ASSERT_TRUE(details.ok());
      EXPECT_EQ(*details, content.details) << one.id;
    }
}

TEST(AchievementContent, LeavesOutWhatSaysNothing) {
  EXPECT_EQ(write(Details()), R"({"language":"en","type":"MicroCredential"})");
}

TEST(AchievementContent, NamesEachMemberThatIsWrong) {
  const auto wrong = read(
      R"({"name": 1, "hours": "many", "skills": [{"name": "A", "level": 900}, {"nme": "B"}],
          "outcomes": "one", "colour": "#fff"})");
  ASSERT_FALSE(wrong.ok());
  std::string paths = wrong.error().path;
  for (const auto& other : wrong.error().also) paths += " " + other.path;
  EXPECT_EQ(paths, "/name /skills/0/level /skills/1/nme /outcomes /hours /colour");
}

TEST(AchievementContent, TheStoreReadsWhatALaterVersionWrote) {
  const auto details = read_details(R"({"language": "nl", "moon": {"phase": 3}, "eqf": 5})");
  ASSERT_TRUE(details.ok());
  EXPECT_EQ(details->eqf, 5);
  EXPECT_FALSE(read_details("{").ok());
}

TEST(AchievementContent, IsNeverMoreThanTwentyFaults) {
  std::string many = "{";
  for (int i = 0; i < 500; ++i) many += (i ? ",\"x" : "\"x") + std::to_string(i) + "\": 1";
  const auto wrong = read(many + "}");
  ASSERT_FALSE(wrong.ok());
  EXPECT_EQ(wrong.error().also.size(), 19U);
}

TEST(Decimals, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(read_decimal("12")->hundredths, 1200);
  EXPECT_EQ(read_decimal(" 1,5 ")->hundredths, 150);
  EXPECT_EQ(read_decimal("0.25")->hundredths, 25);
  EXPECT_EQ(read_decimal("2.500")->hundredths, 250);
  EXPECT_EQ(read_decimal("")->hundredths, 0);
  for (const auto* wrong : {"-1", "1.234", "x", ".5", "1e3", "99999999999", "10000001", "1.2.3"})
    EXPECT_FALSE(read_decimal(wrong)) << wrong;
}

TEST(Decimals, AreWrittenWithoutEndingZeros) {
  EXPECT_EQ(to_text({150}), "1.5");
  EXPECT_EQ(to_text({105}), "1.05");
  EXPECT_EQ(to_text({1200}), "12");
  EXPECT_EQ(to_text({0}), "");
}

TEST(SkillsInLines, KeepTheirLevels) {
  EXPECT_EQ(read_skill(" Welding : 3 ").name, "Welding");
  EXPECT_EQ(read_skill("Welding:3").level, 3);
  EXPECT_EQ(read_skill("Ratio 1:9").name, "Ratio 1:9");
  for (const auto* line : {"Welding: 3", "Reading drawings", "A: b: 1"})
    EXPECT_EQ(to_line(read_skill(line)), line);
}

TEST(Completeness, CountsWhatTheAnnexAsksFor) {
  const auto empty = completeness_of({}, "Harbour Workshop");
  EXPECT_EQ(empty.mandatory, 11);
  EXPECT_EQ(empty.optional, 5);
  EXPECT_EQ(empty.mandatory_given, 3) << "learner, date and issuer are there by themselves";
  EXPECT_EQ(empty.optional_given, 0);
  auto content = find_template("short-course")->in("en");
  EXPECT_EQ(completeness_of(content, "Harbour Workshop").mandatory_given, 10);
  content.details.country = "NL";
  EXPECT_EQ(completeness_of(content, "Harbour Workshop").mandatory_given, 11);
  EXPECT_EQ(completeness_of(content, "").mandatory_given, 10);
}

TEST(Completeness, LeadsToTheFieldOfWhatIsMissing) {
  for (const auto& element : completeness_of({}, "").elements)
    EXPECT_EQ(element.field.empty(), element.presence == Presence::by_itself) << element.name;
}

TEST(Templates, AreSeveralAndSayWhatEuropeAsksFor) {
  EXPECT_GE(templates().size(), 5U);
  for (const auto& one : templates())
    for (const auto& content : one.contents) {
      EXPECT_FALSE(content.name.empty());
      EXPECT_FALSE(content.alternative_text.empty());
      EXPECT_GE(completeness_of(content, "Issuer").mandatory_given, 8) << one.id;
    }
  EXPECT_EQ(find_template("no-such"), nullptr);
}

// The same achievement in words of each language: whatever is no text is the same.
TEST(Templates, AreWholeInEachLanguageAndKnowTheOthers) {
  for (const auto& one : templates()) {
    ASSERT_EQ(one.contents.size(), 2U) << one.id;
    const auto &english = one.in("en"), &german = one.in("de");
    EXPECT_EQ(&one.in("xx"), &english);
    EXPECT_EQ(english.details.language, "en");
    EXPECT_EQ(german.details.language, "de");
    EXPECT_EQ(texts_in(german, "en").criteria, english.criteria) << one.id;
    EXPECT_EQ(texts_in(english, "de").name, german.name) << one.id;
    EXPECT_NE(texts_in(english, "de").name, english.name) << one.id;
    auto same = german;
    same.name = english.name, same.description = english.description;
    same.criteria = english.criteria, same.alternative_text = english.alternative_text;
    same.image.text = english.image.text;
    auto &mine = same.details, other = english.details;
    EXPECT_EQ(mine.outcomes.size(), other.outcomes.size()) << one.id;
    ASSERT_EQ(mine.results.size(), other.results.size()) << one.id;
    for (std::size_t i = 0; i < other.results.size(); ++i) {
      EXPECT_EQ(mine.results[i].type, other.results[i].type) << one.id;
      EXPECT_EQ(mine.results[i].levels.size(), other.results[i].levels.size()) << one.id;
    }
    for (auto* it : {&mine, &other}) {
      it->language.clear(), it->translations.clear(), it->outcomes.clear(), it->results.clear();
      for (auto* text : {&it->quality, &it->renewal, &it->entry_requirements, &it->stacking})
        if (!text->empty()) *text = "said";
    }
    EXPECT_EQ(mine, other) << one.id;
  }
}

}  // namespace
}  // namespace cairn::achievement
