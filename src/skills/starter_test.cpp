// SPDX-License-Identifier: Apache-2.0
#include "skills/starter.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "skills/fold.h"
#include "skills/import/test_import.h"
#include "skills/search.h"

namespace cairn::skills {
namespace {

constexpr std::size_t skills_min = 700;
constexpr std::size_t occupations_min = 80;

class Starter : public ::testing::Test {
 protected:
  static const Imported& imported() {
    static const auto read = read_starter_framework();
    return *read;
  }
  const Framework& framework = imported().framework;
};

TEST_F(Starter, IsLargeEnoughAndCoversTenFields) {
  EXPECT_GE(framework.skills.size(), skills_min);
  EXPECT_GE(framework.occupations.size(), occupations_min);
  std::set<std::string> fields;
  for (const auto& group : framework.groups) fields.insert(group.id);
  EXPECT_EQ(fields, (std::set<std::string>{"cloud", "common", "data", "education", "finance",
                                           "healthcare", "marketing", "project-management",
                                           "security", "software", "trades"}));
}

TEST_F(Starter, HoldsNothingThatHadToBeLeftOut) {
  EXPECT_EQ(told(imported().report), "");
  expect_sound(imported());
}

TEST_F(Starter, DescribesEverySkillWithSynonymsAndFiveLevels) {
  for (const auto& skill : framework.skills) {
    EXPECT_GE(skill.other_labels.size(), 2U) << skill.id;
    EXPECT_GE(skill.description.size(), 20U) << skill.id;
    std::set<std::string> levels;
    for (const auto& text : skill.can_do) {
      EXPECT_TRUE(text.starts_with("I can ")) << skill.id << ": " << text;
      levels.insert(text);
    }
    EXPECT_EQ(levels.size(), std::size_t{level_max}) << skill.id;
  }
}

TEST_F(Starter, AsksForEnoughInEveryOccupation) {
  for (const auto& occupation : framework.occupations) {
    EXPECT_GE(occupation.essential.size(), 6U) << occupation.id;
    EXPECT_GE(occupation.optional.size(), 3U) << occupation.id;
    for (const auto* list : {&occupation.essential, &occupation.optional})
      for (const auto& wanted : *list)
        EXPECT_GE(wanted.level, 1) << occupation.id << " " << framework.skills[wanted.skill].id;
  }
}

// A name that two skills share leads to the wrong one half the time.
TEST_F(Starter, GivesNoNameToTwoSkillsOrTwoOccupations) {
  const auto check = [](const auto& things) {
    std::map<std::string, std::string> owners;
    for (const auto& thing : things) {
      std::vector<std::string> names = thing.other_labels;
      names.push_back(thing.label);
      for (const auto& name : names) {
        const auto [entry, is_new] = owners.emplace(fold(name), thing.id);
        EXPECT_TRUE(is_new || entry->second == thing.id)
            << '"' << name << "\" of " << thing.id << " is a name of " << entry->second;
      }
    }
  };
  check(framework.skills);
  check(framework.occupations);
}

TEST_F(Starter, MarksSoftSkillsAlone) {
  std::size_t transversal = 0;
  for (const auto& skill : framework.skills) transversal += skill.transversal;
  EXPECT_GE(transversal, 20U);
  EXPECT_LE(transversal, 60U);
}

TEST_F(Starter, IsFoundByTheNamesPeopleUse) {
  const SkillSearch search(framework);
  const std::pair<const char*, const char*> asked[] = {{"k8s", "kubernetes"},
                                                       {"pyhton", "python"},
                                                       {"team work", "teamwork"},
                                                       {"book-keeping", "bookkeeping"},
                                                       {"SEO", "seo"}};
  for (const auto& [words, id] : asked) {
    const auto hits = search.skills(words, 3);
    ASSERT_FALSE(hits.empty()) << words;
    EXPECT_EQ(framework.skills[hits[0].skill].id, id) << words;
  }
}

}  // namespace
}  // namespace cairn::skills
