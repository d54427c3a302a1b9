// SPDX-License-Identifier: Apache-2.0
// What imported adverts ask for, by achievement and by month.
#include <gmock/gmock.h>

#include "app/analytics/demand.h"
#include "app/career_house.h"
#include "app/market/import_adverts.h"

namespace cairn::app {
namespace {

using testing::HasSubstr;

class Demanded : public career::CareerHouse {
 protected:
  std::string skill_named(std::string_view label) {
    const auto hits = shelf().search.skills(label, 1);
    return shelf().framework.skills[hits.at(0).skill].id;
  }
  Achievement sql_course(const Actor& actor) {
    auto form = welding();
    form.name = "SQL for analysts";
    form.details.skills = {{.name = "SQL", .id = skill_named("SQL")}};
    const auto made = must(create_achievement(*context_, actor, form));
    return must(publish_achievement(*context_, actor, made.id));
  }
  static std::string advert(int number, const std::string& date, const std::string& wish) {
    return "{\"title\": \"Analyst " + std::to_string(number) + "\", \"date\": \"" + date +
           "\", \"text\": \"Analyst " + std::to_string(number) + "\\n\\nWhat you will need\\n- " +
           wish + "\\n\"}\n";
  }
  AdvertsImported import(const Actor& actor, const std::string& file) {
    return must(import_adverts(*context_, actor, as_bytes(file)));
  }

  const std::string sql_ = "Experience of writing SQL queries against large databases";
};

TEST_F(Demanded, CountsAdvertsOfTheLastTwelveMonthsOnce) {
  const auto actor = set_up();
  const auto course = sql_course(actor);
  const auto file = advert(1, "2026-11-02", sql_) + advert(2, "2026-10-02", sql_) +
                    advert(3, "2026-10-09", "Patience with children") +
                    advert(4, "2020-01-01", sql_);
  const auto first = import(actor, file);
  EXPECT_EQ(first.added, 4);
  const auto again = import(actor, file);
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.repeated, 4) << "an advert that is sent again counts once";

  const auto report = must(demand_report(*context_, actor));
  EXPECT_EQ(report.first_month, month_of(*parse_date("2025-12-01")));
  EXPECT_EQ(report.adverts, 3) << "older ones are not of these months";
  ASSERT_EQ(report.achievements.size(), 1u);
  EXPECT_EQ(report.achievements[0].id, course.id);
  EXPECT_EQ(report.achievements[0].adverts, 2);
  EXPECT_EQ(report.achievements[0].asking[11], 1) << "November";
  EXPECT_EQ(report.achievements[0].asking[10], 1) << "October";
  EXPECT_FALSE(report.achievements[0].trend) << "nothing in the first half to compare with";
  EXPECT_THAT(demand_csv(report), HasSubstr("SQL for analysts,2026-11,1,1"));
}

TEST_F(Demanded, NamesSkillsThatAreAskedForMoreAndMore) {
  const auto actor = set_up();
  std::string file;
  int number = 0;
  for (int month = 1; month <= 8; ++month)
    file += advert(++number, "2026-0" + std::to_string(month) + "-03", "Patience with children");
  for (int i = 0; i < 6; ++i) file += advert(++number, "2026-11-0" + std::to_string(i + 1), sql_);
  import(actor, file);
  const auto before = must(demand_report(*context_, actor));
  const auto has_sql = [&](const DemandReport& report) {
    return std::ranges::any_of(report.emerging,
                               [&](const auto& one) { return one.skill == skill_named("SQL"); });
  };
  EXPECT_TRUE(has_sql(before));
  EXPECT_THAT(emerging_csv(before), HasSubstr(",2026-11,6,6"));
  sql_course(actor);
  EXPECT_FALSE(has_sql(must(demand_report(*context_, actor)))) << "an achievement covers it now";
}

TEST_F(Demanded, WhereNothingWasImportedNothingIsSaid) {
  const auto actor = set_up();
  const auto report = must(demand_report(*context_, actor));
  EXPECT_EQ(report.adverts, 0);
  EXPECT_TRUE(report.emerging.empty());
}

TEST_F(Demanded, OfAnotherOrganisationNothingIsSeen) {
  const auto actor = set_up();
  import(actor, advert(1, "2026-11-02", sql_));
  EXPECT_EQ(must(demand_report(*context_, set_up_another())).adverts, 0);
}

TEST_F(Demanded, TooManyAtOnceAreRefusedBeforeAnyIsKept) {
  const auto actor = set_up();
  const auto file = advert(1, "2026-11-02", sql_) + advert(2, "2026-11-02", sql_);
  EXPECT_EQ(code_of(import_adverts(*context_, actor, as_bytes(file), {.rows_max = 1})),
            ErrorCode::too_large);
  EXPECT_EQ(must(demand_report(*context_, actor)).adverts, 0);
}

}  // namespace
}  // namespace cairn::app
