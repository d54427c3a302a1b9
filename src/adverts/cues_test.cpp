// SPDX-License-Identifier: Apache-2.0
#include "adverts/cues.h"

#include <gtest/gtest.h>

#include "adverts/credentials.h"

namespace cairn::adverts {
namespace {

struct Said {
  int level, years;
  std::optional<bool> need;
  bool operator==(const Said&) const = default;
};

Said said(std::string_view sentence, std::string_view words) {
  const auto start = sentence.find(words);
  EXPECT_NE(start, sentence.npos);
  const auto end = start + words.size();
  const auto cues = cues_in(sentence);
  return {level_for(cues, sentence, start, end), years_for(cues, sentence, start, end).value_or(0),
          need_for(cues, sentence, start, end)};
}

TEST(Cues, GiveTheNearestLevel) {
  EXPECT_EQ(said("Basic Python and advanced SQL", "Python").level, 2);
  EXPECT_EQ(said("Basic Python and advanced SQL", "SQL").level, 4);
  EXPECT_EQ(said("Very good knowledge of Java and Go", "Go").level, 4);
  EXPECT_EQ(said("Good Java, SQL (basic)", "SQL").level, 2);
  EXPECT_EQ(said("German at level B2 and fluent English", "German").level, 3);
  EXPECT_EQ(said("German at level B2 and fluent English", "English").level, 4);
  EXPECT_EQ(said("Working knowledge of AWS", "AWS").level, 3);
  EXPECT_EQ(said("Some exposure to audits", "audits").level, 1);
  EXPECT_EQ(said("Recognised expert in welding", "welding").level, 5);
  EXPECT_EQ(said("Python", "Python").level, 0);
}

TEST(Cues, CountYears) {
  EXPECT_EQ(said("3+ years of Python", "Python").years, 3);
  EXPECT_EQ(said("three to five years' experience with SQL", "SQL").years, 3);
  EXPECT_EQ(said("3-5 yrs SQL", "SQL").years, 3);
  EXPECT_EQ(said("two or more years of SQL", "SQL").years, 2);
  EXPECT_EQ(said("Python (4 years) and SQL", "Python").years, 4);
  EXPECT_EQ(said("Mindestens 3 Jahre SQL", "SQL").years, 3);
  EXPECT_EQ(said("founded 20 years ago, SQL", "SQL").years, 0);
  EXPECT_EQ(said("many years of SQL", "SQL").years, 0);
  EXPECT_EQ(said("500 years of SQL", "SQL").years, 0);
  EXPECT_EQ(said("Bookkeeping and at least two years in an office", "Bookkeeping").years, 0);
}

TEST(Cues, SayWhatIsNeededAndWhatWelcome) {
  EXPECT_EQ(said("SQL is required, Python a plus", "SQL").need, true);
  EXPECT_EQ(said("SQL is required, Python a plus", "Python").need, false);
  EXPECT_EQ(said("A database, preferably PostgreSQL", "database").need, std::nullopt);
  EXPECT_EQ(said("A database, preferably PostgreSQL", "PostgreSQL").need, false);
  EXPECT_EQ(said("Python, SQL and Java are desirable", "Python").need, false);
  EXPECT_EQ(said("You must know SQL", "SQL").need, true);
  EXPECT_EQ(said("SQL", "SQL").need, std::nullopt);
}

TEST(Cues, OfAWholeSentenceAreItsFirst) {
  const std::string_view sentence = "You must handle advanced tasks";
  const auto cues = cues_in(sentence);
  EXPECT_EQ(level_for(cues, sentence, 0, 0), 4);
  EXPECT_EQ(need_for(cues, sentence, 0, 0), true);
  EXPECT_EQ(years_for(cues, sentence, 0, 0), std::nullopt);
}

std::vector<std::string> named(std::string_view sentence) {
  std::vector<std::string> all;
  for (const auto& one : credentials_in(sentence)) {
    EXPECT_LT(one.start, one.end);
    EXPECT_LE(one.end, sentence.size());
    all.push_back(std::string(word_for(one.kind)) + ": " + one.name);
  }
  return all;
}
using List = std::vector<std::string>;

TEST(Credentials, AreFoundByNameAndByWord) {
  EXPECT_EQ(
      named("PMP or PRINCE2 Practitioner; CISSP a plus"),
      (List{"certification: PMP", "certification: PRINCE2 Practitioner", "certification: CISSP"}));
  EXPECT_EQ(named("A valid driving licence and a CSCS card"),
            (List{"licence: driving licence", "licence: CSCS card"}));
  EXPECT_EQ(named("A driver’s license"), (List{"licence: driving licence"}));
  EXPECT_EQ(named("Bachelor's degree in nursing or an MSc"),
            (List{"degree: bachelor's degree", "degree: master's degree"}));
  EXPECT_EQ(named("A paediatric first aid certificate"),
            (List{"certification: paediatric first aid certificate"}));
  EXPECT_EQ(named("AWS Certified Solutions Architect or AZ-104"),
            (List{"certification: AWS Certified Solutions Architect", "certification: AZ-104"}));
  EXPECT_EQ(named("You work with a pump and a ma at a base"), List{});
  EXPECT_EQ(named("a relevant qualification"), List{});
}

}  // namespace
}  // namespace cairn::adverts
