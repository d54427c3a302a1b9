// SPDX-License-Identifier: Apache-2.0
#include "catalogue/quantities.h"

#include <gtest/gtest.h>

namespace cairn::catalogue {
namespace {

std::string hours(std::string_view text) {
  const auto workload = read_workload(text);
  return workload.total ? text_of(*workload.total) : "unknown";
}

std::string price(std::string_view text, std::string_view currency = "") {
  const auto read = read_price(text, currency);
  return read ? text_of(*read) : "unknown";
}

TEST(ReadWorkload, KeepsBothBoundsOfARange) {
  const auto workload = read_workload("4 weeks of study, 3-5 hours/week");
  ASSERT_TRUE(workload.total);
  EXPECT_EQ(*workload.total, (Effort{4 * 3 * 60, 4 * 5 * 60}));
  EXPECT_EQ(workload.total->planned_minutes(), 4 * 5 * 60);
  EXPECT_NE(workload.note.find("4 weeks of study, 3-5 hours/week"), std::string::npos);
}

TEST(ReadWorkload, ReadsManyWaysOfSayingIt) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"Approx. 20 hours", "20 h"},
      {"20–25 hours to complete", "20–25 h"},
      {"6 weeks, 4 hours per week", "24 h"},
      {"6 weeks of study, 2 to 4 hours a week", "12–24 h"},
      {"10 Stunden", "10 h"},
      {"3 Wochen, 2 Stunden pro Woche", "6 h"},
      {"2 heures par semaine pendant 5 semaines", "10 h"},
      {"5 semanas, 3 horas por semana", "15 h"},
      {"1.5 hours", "1.5 h"},
      {"1,5 Stunden", "1.5 h"},
      {"90 min", "1.5 h"},
      {"45 minutes", "45 min"},
      {"2 hours a day for 10 days", "20 h"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(hours(text), expected) << text;
}

TEST(ReadWorkload, LeavesUnknownWhatIsNotSaid) {
  EXPECT_EQ(hours("4-8 hours/week"), "unknown");
  EXPECT_NE(read_workload("4-8 hours/week").note.find("for how long is not said"),
            std::string::npos);
  EXPECT_EQ(hours("6 months"), "unknown");
  EXPECT_NE(read_workload("6 months").note.find("how many hours is not said"), std::string::npos);
  for (const std::string_view text :
       {"", "at your own pace", "hours", "12", "--", "99999999999 hours"})
    EXPECT_EQ(hours(text), "unknown") << text;
}

TEST(IsoDuration, IsWorkOnlyWhereItCountsHours) {
  EXPECT_EQ(*effort_of_iso_duration("PT40H"), (Effort{2400, 2400}));
  EXPECT_EQ(*effort_of_iso_duration("PT1H30M"), (Effort{90, 90}));
  for (const std::string_view text :
       {"P4M", "P30D", "PT", "PT4", "PTH", "P1DT2H", "", "PT-4H", "PT1e9H"})
    EXPECT_FALSE(effort_of_iso_duration(text)) << text;
}

TEST(ReadPrice, KnowsSignsSeparatorsAndCurrencies) {
  EXPECT_EQ(price("49", "EUR"), "49 EUR");
  EXPECT_EQ(price("49.50", "EUR"), "49.50 EUR");
  EXPECT_EQ(price("1.299,50 €"), "1299.50 EUR");
  EXPECT_EQ(price("1,299.50", "USD"), "1299.50 USD");
  EXPECT_EQ(price("1,299", "USD"), "1299 USD");
  EXPECT_EQ(price("£20"), "20 GBP");
  EXPECT_EQ(price("JPY 5000"), "5000 JPY");
  EXPECT_EQ(price("1.5", "KWD"), "1.500 KWD");
  EXPECT_EQ(price("Kostenlos"), "free");
  EXPECT_EQ(price("0", "EUR"), "free");
}

TEST(ReadPrice, GuessesNothing) {
  for (const std::string_view text :
       {"", "49", "None", "included", "ask us", "49 or 59 EUR", "49-59 EUR", "from 49 EUR",
        "-49 EUR", "$", "nan EUR", "99999999999999999999999 EUR"})
    EXPECT_EQ(price(text), "unknown") << text;
  EXPECT_EQ(price("49", "moon dollars"), "unknown");
}

TEST(ReadStage, UnderstandsWhatProvidersCallThem) {
  EXPECT_EQ(read_stage("audLevel:BeginnerLevel"), Stage::beginner);
  EXPECT_EQ(read_stage("Introductory"), Stage::beginner);
  EXPECT_EQ(read_stage("Débutant"), Stage::beginner);
  EXPECT_EQ(read_stage("INTERMEDIATE"), Stage::intermediate);
  EXPECT_EQ(read_stage("avancé"), Stage::advanced);
  EXPECT_EQ(read_stage("Secondary School or Equivalent"), Stage::unknown);
  EXPECT_EQ(read_stage(""), Stage::unknown);
}

TEST(ReadDay, RefusesDaysThatDoNotExist) {
  EXPECT_EQ(read_day("2027-01-11T08:00:00Z"), "2027-01-11");
  EXPECT_EQ(read_day("2026-08-27T22:13:00.1234567+00:00"), "2026-08-27");
  EXPECT_EQ(read_day("1.2.2027"), "2027-02-01");
  for (const std::string_view text : {"2027-02-30", "01/02/2027", "2027", "soon", "", "31.2.2027"})
    EXPECT_EQ(read_day(text), "") << text;
}

TEST(ReadLanguage, GivesTags) {
  EXPECT_EQ(read_language("EN"), "en");
  EXPECT_EQ(read_language("pt-br"), "pt-BR");
  EXPECT_EQ(read_language("zh_hans"), "zh-Hans");
  EXPECT_EQ(read_language("English"), "en");
  EXPECT_EQ(read_language("Chinese - Mandarin"), "zh");
  for (const std::string_view text : {"", "x", "1234", "quite a lot", "<b>"})
    EXPECT_EQ(read_language(text), "") << text;
}

TEST(ReadSupervised, TellsNobodyFromNotSaid) {
  EXPECT_EQ(read_supervised("Supervised online or onsite with identity verification"), true);
  EXPECT_EQ(read_supervised("Beaufsichtigt"), true);
  EXPECT_EQ(read_supervised("Unsupervised with no identity verification"), false);
  EXPECT_EQ(read_supervised("nicht beaufsichtigt"), false);
  for (const auto* text : {"", "online", "Super"})
    EXPECT_EQ(read_supervised(text), std::nullopt) << text;
}

TEST(ReadMonths, TellsForLifeFromUnknown) {
  EXPECT_EQ(read_months("24"), 24);
  EXPECT_EQ(read_months("2 years"), 24);
  EXPECT_EQ(read_months("P2Y"), 24);
  EXPECT_EQ(read_months("365 days"), 12);
  EXPECT_EQ(read_months("3 Jahre"), 36);
  EXPECT_EQ(read_months("never"), 0);
  EXPECT_FALSE(read_months("now and then"));
  EXPECT_FALSE(read_months("90000 years"));
}

TEST(WorkloadOf, TakesWhatThereIs) {
  EXPECT_EQ(*workload_of(4, 5, 2, 3).total, (Effort{480, 900}));
  EXPECT_FALSE(workload_of(4, 4, std::nullopt, std::nullopt).total);
  EXPECT_FALSE(workload_of(std::nullopt, std::nullopt, 2, 3).total);
  EXPECT_EQ(workload_of({}, {}, {}, {}).note, "");
}

}  // namespace
}  // namespace cairn::catalogue
