// SPDX-License-Identifier: Apache-2.0
#include "skills/framework_file.h"

#include <gtest/gtest.h>

#include "skills/starter.h"

namespace cairn::skills {
namespace {

Framework sample() {
  Framework framework{.name = "sample",
                      .title = "Sample",
                      .version = "1",
                      .language = "en",
                      .attribution = "Somebody",
                      .licence = "CC0",
                      .level_scale = "as it is",
                      .incomplete = "something"};
  Skill a{.id = "a", .label = "A", .other_labels = {"x", "y"}, .description = "d"};
  a.type = SkillType::knowledge;
  a.transversal = true;
  a.related = {1, 2};
  a.groups = {"g"};
  a.translations = {{"de", "Ä"}};
  a.can_do = {"I can 1", "", "I can 3", "", ""};
  a.hidden_labels = {"h"};
  Skill b{.id = "b", .label = "B", .broader = {0, 2}, .related = {0}};
  framework.skills = {a, b, {.id = "c", .label = "C", .related = {0}}};
  Occupation o{.id = "o", .label = "O", .other_labels = {"p"}, .description = "e", .code = "12"};
  o.essential = {{0, 3, 5}, {2, 0, 0}};
  o.optional = {{1, 5, 1}};
  o.groups = {"g"};
  o.tasks = {"do it"};
  Occupation q{.id = "q", .label = "Q", .broader = {0}};
  framework.occupations = {o, q};
  framework.groups = {{"g", "G", "h"}, {"h", "H", ""}};
  return framework;
}

TEST(FrameworkFile, GivesBackWhatWasWritten) {
  for (const auto& framework : {sample(), starter_framework(), Framework{}}) {
    const auto text = write_framework(framework);
    const auto back = read_framework(as_bytes(text));
    ASSERT_TRUE(back) << back.error().detail;
    EXPECT_EQ(write_framework(*back), text);
    EXPECT_EQ(back->skills.size(), framework.skills.size());
    EXPECT_EQ(back->incomplete, framework.incomplete);
  }
  const auto text = write_framework(sample());
  const auto back = read_framework(as_bytes(text));
  EXPECT_EQ(back->skills[0].can_do[2], "I can 3");
  EXPECT_EQ(back->skills[1].broader, (std::vector<SkillIndex>{0, 2}));
  EXPECT_EQ(back->occupations[0].essential[0].level, 3);
  EXPECT_EQ(back->occupations[0].essential[0].importance, 5);
}

TEST(FrameworkFile, SaysWhatItIsFromItsStart) {
  const auto text = write_framework(sample());
  const auto head = read_framework_summary(as_bytes(std::string_view(text).substr(0, 80)));
  ASSERT_TRUE(head);
  EXPECT_EQ(head->title, "Sample");
  EXPECT_EQ(head->skills, 3U);
  EXPECT_NE(head->checksum, read_framework_summary(as_bytes(write_framework({})))->checksum);
}

TEST(FrameworkFile, RefusesWhatIsCutOffOrAltered) {
  const auto text = write_framework(sample());
  for (std::size_t size = 0; size < text.size(); ++size)
    EXPECT_FALSE(read_framework(as_bytes(std::string_view(text).substr(0, size)))) << size;
  EXPECT_FALSE(read_framework(as_bytes(text + "x")));
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto altered = text;
    altered[at] = static_cast<char>(altered[at] ^ 1);
    const auto read = read_framework(as_bytes(altered));
    ASSERT_FALSE(read) << at;
    EXPECT_NE(read.error().detail.find("import it again"), std::string::npos);
  }
}

TEST(FrameworkFile, RefusesPositionsLevelsAndOrdersThatCannotBe) {
  const auto refused = [](auto change) {
    auto framework = sample();
    change(framework);
    return !read_framework(as_bytes(write_framework(framework))).ok();
  };
  EXPECT_FALSE(refused([](auto&) {}));
  EXPECT_TRUE(refused([](auto& f) { f.skills[0].related = {3}; }));
  EXPECT_TRUE(refused([](auto& f) { f.skills[0].related = {1, 1}; }));
  EXPECT_TRUE(refused([](auto& f) { f.skills[0].related = {2, 1}; }));
  EXPECT_TRUE(refused([](auto& f) { f.skills[0].broader = {0xFFFFFFFF}; }));
  EXPECT_TRUE(refused([](auto& f) { f.occupations[0].essential[0].level = 6; }));
  EXPECT_TRUE(refused([](auto& f) { f.occupations[0].optional[0].importance = 6; }));
  EXPECT_TRUE(refused([](auto& f) { f.occupations[0].optional[0].skill = 3; }));
  EXPECT_TRUE(refused([](auto& f) { f.occupations[1].broader = {2}; }));
  EXPECT_TRUE(refused([](auto& f) { std::swap(f.skills[0], f.skills[1]); }));
  EXPECT_TRUE(refused([](auto& f) { f.occupations[1].id = "o"; }));
  EXPECT_TRUE(refused([](auto& f) { std::swap(f.groups[0], f.groups[1]); }));
}

}  // namespace
}  // namespace cairn::skills
