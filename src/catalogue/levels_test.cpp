// SPDX-License-Identifier: Apache-2.0
#include "catalogue/levels.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalogue/credit.h"

namespace cairn::catalogue {
namespace {

int eqf(std::string_view text) {
  const auto level = read_qualification_level(text);
  return level && level->eqf ? *level->eqf : 0;
}

TEST(QualificationLevels, AreReferencedToTheEqf) {
  EXPECT_EQ(eqf("EQF 5"), 5);
  EXPECT_EQ(eqf("DQR 6"), 6);
  EXPECT_EQ(eqf("dqr-Niveau 6"), 6);
  EXPECT_EQ(eqf("NLQF 4+"), 4);
  EXPECT_EQ(eqf("RQF level 4"), 5);
  EXPECT_EQ(eqf("RQF Level 3"), 4);
  EXPECT_EQ(eqf("SCQF level 7"), 5);
  EXPECT_EQ(eqf("SCQF 12"), 8);
  EXPECT_EQ(eqf("NFQ 8"), 6);
  EXPECT_EQ(eqf("NFQ 9"), 7);
  for (const auto& framework : level_frameworks()) {
    EXPECT_FALSE(framework.source.empty()) << framework.name;
    EXPECT_EQ(framework.eqf.back(), '8') << framework.name;
    EXPECT_TRUE(std::is_sorted(framework.eqf.begin(), framework.eqf.end())) << framework.name;
  }
}

TEST(QualificationLevels, StayUnknownWhereNothingRelatesThem) {
  EXPECT_EQ(eqf("SCQF 2"), 0);  // below the first of the EQF
  EXPECT_TRUE(read_qualification_level("SCQF 2"));
  EXPECT_EQ(eqf("AQF 7"), 0);  // compared with the EQF, not referenced to it
  EXPECT_EQ(read_qualification_level("AQF 7")->own, "AQF 7");
  for (const auto* text :
       {"", "6", "DQR", "DQR 9", "EQF 0", "EQF 12", "DQR six", "a level 7 thing"})
    EXPECT_EQ(eqf(text), 0) << text;
  EXPECT_FALSE(read_qualification_level("DQR 9"));
}

TEST(QualificationLevels, TakeTheOffersOwnWordFirst) {
  EXPECT_FALSE(qualification_level({.id = "a"}));
  EXPECT_EQ(qualification_level({.id = "a", .eqf = 6})->eqf, 6);
  EXPECT_EQ(qualification_level({.id = "a", .framework_level = "RQF 4"})->eqf, 5);
  const auto both = qualification_level({.id = "a", .eqf = 4, .framework_level = "RQF 4"});
  EXPECT_EQ(both->eqf, 4);
  EXPECT_EQ(both->own, "RQF 4");
}

TEST(Credit, ComesToEctsWhereAConversionIsStated) {
  EXPECT_EQ(read_credit("5 ECTS")->ects_hundredths, 500);
  EXPECT_EQ(read_credit("ECTS: 2,5")->ects_hundredths, 250);
  EXPECT_EQ(read_credit("30 CATS")->ects_hundredths, 1500);
  EXPECT_EQ(read_credit("15 SCQF credit points")->ects_hundredths, 750);
  EXPECT_EQ(read_credit("3 credit hours")->ects_hundredths, std::nullopt);
  EXPECT_EQ(read_credit("3 credit hours")->system, CreditSystem::us);
  EXPECT_EQ(read_credit("3 credit hours (6 ECTS)")->ects_hundredths, 600);
  EXPECT_EQ(read_credit("12 points")->ects_hundredths, std::nullopt);
  for (const auto* text : {"", "credit recommended", "0 ECTS", "999999999999 ECTS"})
    EXPECT_FALSE(read_credit(text)) << text;
  EXPECT_EQ(read_credit("SCQF level 7, 20 credits")->ects_hundredths, 1000);
  EXPECT_EQ(read_credit("Module 3: 10 ECTS")->ects_hundredths, 1000);
  EXPECT_EQ(read_credit("10 ECTS, 300 hours")->ects_hundredths, 1000);
  EXPECT_EQ(read_credit("10 ECTS / 20 CATS")->ects_hundredths, 1000);
  for (const auto* text : {"2-3 ECTS", "3 x 5 ECTS", "5 to 10 credits", "levels 6 and 7"})
    EXPECT_FALSE(read_credit(text)) << text;
  EXPECT_EQ(in_english(credit_words("2-3 ECTS")), "2-3 ECTS");
  EXPECT_EQ(in_english(credit_words("5 ECTS")), "5 ECTS");
  EXPECT_EQ(in_english(credit_words("15 CATS")),
            "15 CATS: 7.5 ECTS, as two credits of the UK count as one");
  EXPECT_EQ(in_english(credit_words("3 semester hours")),
            "3 semester hours: no conversion to ECTS is stated");
  EXPECT_TRUE(credit_words("").empty());
}

}  // namespace
}  // namespace cairn::catalogue
