// SPDX-License-Identifier: Apache-2.0
// The job market out of imported adverts: what counts, where, whether it grows, what a term is.
#include <gmock/gmock.h>

#include "app/career_house.h"
#include "app/market/import_adverts.h"
#include "app/market/look.h"
#include "app/market/overview.h"
#include "app/market/search.h"
#include "app/market/terms.h"
#include "app/quality/offer_quality.h"

namespace cairn::app {
namespace {

using cairn::market::Direction;
using testing::HasSubstr;

class JobMarket : public career::CareerHouse {
 protected:
  std::string skill_named(std::string_view label) {
    const auto hits = shelf().search.skills(label, 1);
    return shelf().framework.skills[hits.at(0).skill].id;
  }
  // One of its own text; `more`: members of the line.
  std::string advert(const std::string& date, const std::string& wish,
                     const std::string& more = "") {
    const auto number = std::to_string(++number_);
    return "{" + (date.empty() ? "" : "\"date\": \"" + date + "\", ") + more +
           (more.empty() ? "" : ", ") + "\"title\": \"Analyst " + number +
           "\", \"text\": \"Analyst " + number + "\\n\\nWhat you will need\\n- " + wish +
           "\\n\"}\n";
  }
  AdvertsImported import(const Actor& actor, const std::string& file, AdvertImport how = {}) {
    return must(import_adverts(*context_, actor, as_bytes(file), how));
  }
  MarketHistory history(const Actor& actor, const std::string& skill, PlaceNumber place = 0) {
    return must(market_history(*context_, actor.organisation, {SubjectKind::skill, skill, place}));
  }
  // `asking` of `all` adverts of each month from January on.
  std::string months(std::initializer_list<int> asking, int all, const std::string& wish) {
    std::string file;
    int month = 0;
    for (const auto count : asking) {
      ++month;
      const auto date = "2026-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
      for (int i = 0; i < all; ++i)
        file += advert(date + "-03", i < count ? wish : "Patience with children");
    }
    return file;
  }

  const std::string sql_ = "Experience of writing SQL queries against large databases";
  int number_ = 0;
};

TEST_F(JobMarket, IsEmptyWhereNothingWasImported) {
  const auto actor = set_up();
  const auto sql = history(actor, skill_named("SQL"));
  EXPECT_EQ(sql.asking, 0);
  EXPECT_EQ(sql.all, 0);
  EXPECT_EQ(sql.trend.direction, Direction::not_enough);
  const auto overview = must(market_overview(*context_, actor.organisation, SubjectKind::skill));
  EXPECT_EQ(overview.adverts, 0);
  EXPECT_TRUE(overview.rising.empty());
  EXPECT_TRUE(overview.most_asked.empty());
  EXPECT_TRUE(must(waiting_terms(*context_, actor, "", 10)).terms.empty());
  EXPECT_EQ(code_of(market_history(*context_, actor.organisation, {SubjectKind::skill, "none"})),
            ErrorCode::not_found);
}

TEST_F(JobMarket, ATryKeepsNothing) {
  const auto actor = set_up();
  const auto file = advert("2026-11-02", sql_) + "no json\n";
  const auto tried = import(actor, file, {.dry_run = true});
  EXPECT_EQ(tried.added, 1);
  EXPECT_EQ(tried.read.faults.size(), 1u);
  EXPECT_EQ(history(actor, skill_named("SQL")).all, 0);
  EXPECT_EQ(import(actor, file).added, 1);
  EXPECT_EQ(import(actor, file, {.dry_run = true}).repeated, 1);
}

TEST_F(JobMarket, AnAdvertCountsOnceByIdAddressOrText) {
  const auto actor = set_up();
  const auto first = advert("2026-11-02", sql_, "\"id\": \"17\", \"url\": \"https://j.example/a\"");
  const auto by_id = advert("2026-11-03", sql_, "\"id\": 17");
  const auto by_address = advert("2026-11-04", sql_, "\"url\": \"http://J.example/a/?utm_x=1\"");
  EXPECT_EQ(import(actor, first + by_id + by_address + first).added, 1);
  const auto again = import(actor, first + by_id + by_address);
  EXPECT_EQ(again.added, 0);
  EXPECT_EQ(again.repeated, 3);
  EXPECT_EQ(history(actor, skill_named("SQL")).asking, 1);
  const auto other = import(actor, advert("2026-11-05", sql_, "\"id\": 17"), {.source = "other"});
  EXPECT_EQ(other.added, 1) << "the same number of another source is another advert";
}

TEST_F(JobMarket, SaysWhatAnAdvertLeavesOpen) {
  const auto actor = set_up();
  const auto imported = import(actor, advert("", sql_) + advert("2026-11-30", sql_) +
                                          advert("2026-11-02", sql_, "\"location\": \"Kiel\""));
  EXPECT_EQ(imported.without_date, 1);
  EXPECT_EQ(imported.without_place, 1);
  EXPECT_EQ(imported.added, 2);
  ASSERT_EQ(imported.read.faults.size(), 1u);
  EXPECT_THAT(imported.read.faults[0].sentence, HasSubstr("lies in the future"));
  EXPECT_EQ(history(actor, skill_named("SQL")).months.back().asking, 2);
}

TEST_F(JobMarket, OfAnotherOrganisationNothingIsSeen) {
  const auto actor = set_up();
  const auto other = set_up_another();
  import(actor, months({3, 3, 3}, 12, sql_ + ", Zqflow, Zqlake and Zqcube"));
  EXPECT_EQ(history(other, skill_named("SQL")).all, 0);
  EXPECT_TRUE(must(waiting_terms(*context_, other, "", 10)).terms.empty());
  const auto organisation = actor.organisation.text;
  EXPECT_EQ(code_of(market_to_look_at(*context_, &other, organisation)), ErrorCode::not_found);
  EXPECT_FALSE(must(market_to_look_at(*context_, nullptr, "")));
  must(show_market(*context_, actor, true));
  EXPECT_EQ(must(market_to_look_at(*context_, nullptr, ""))->organisation, actor.organisation);
  EXPECT_EQ(must(market_to_look_at(*context_, &other, ""))->organisation, other.organisation);
  EXPECT_EQ(must(market_to_look_at(*context_, &other, organisation))->organisation,
            actor.organisation);
}

TEST_F(JobMarket, IsReadOnPagesOfOffersOnlyWhereAnybodyMayLook) {
  const auto actor = set_up();
  import(actor, months({3, 3, 3}, 12, sql_));
  const auto all = offers();
  const auto* const offer = all->search->find_id("sql-for-analysts");
  ASSERT_NE(offer, nullptr);
  const auto hidden = must(quality_of(*context_, *all, *offer)).recognition;
  ASSERT_GT(hidden.skills, 0U);
  EXPECT_EQ(hidden.adverts, 0) << "members alone look at them";
  must(show_market(*context_, actor, true));
  const auto shown = must(quality_of(*context_, *all, *offer)).recognition;
  EXPECT_EQ(shown.adverts, 36);
  EXPECT_GE(shown.asking, 9);
}

TEST_F(JobMarket, TellsWhatRisesAndOnlyThat) {
  const auto actor = set_up();
  import(actor, months({1, 2, 4, 6, 8, 10, 12, 14}, 15, sql_));
  const auto sql = history(actor, skill_named("SQL"));
  EXPECT_EQ(sql.all, 120);
  EXPECT_EQ(sql.asking, 57);
  EXPECT_EQ(sql.trend.direction, Direction::rising);
  EXPECT_THAT(history_csv(sql), HasSubstr("2026-08,14,15,0.9333,"));
  const auto overview = must(market_overview(*context_, actor.organisation, SubjectKind::skill));
  EXPECT_EQ(overview.adverts, 120);
  EXPECT_TRUE(std::ranges::any_of(overview.rising,
                                  [&](const auto& it) { return it.id == skill_named("SQL"); }));
  EXPECT_TRUE(std::ranges::none_of(overview.falling,
                                   [&](const auto& it) { return it.id == skill_named("SQL"); }));
  const auto rising = must(rising_skills(*context_, actor.organisation));
  EXPECT_FALSE(rising.empty());
  const auto found = must(search_market(*context_, actor.organisation, "SQL"));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].adverts, 57);
}

TEST_F(JobMarket, TellsNoDirectionOfTooFew) {
  const auto actor = set_up();
  import(actor, months({1, 1}, 2, sql_));
  EXPECT_EQ(history(actor, skill_named("SQL")).trend.direction, Direction::not_enough);
  EXPECT_EQ(must(market_overview(*context_, actor.organisation, SubjectKind::skill)).compared, 0u);
}

TEST_F(JobMarket, TellsPlacesByTheirShares) {
  const auto actor = set_up();
  import(actor, advert("2026-11-02", sql_, R"("city": "Graz", "country": "Austria")") +
                    advert("2026-11-02", sql_, R"("location": "Graz, Österreich")") +
                    advert("2026-11-02", "Patience with children", R"("country": "AT")") +
                    advert("2026-11-02", sql_, R"("location": "Bern, Switzerland")"));
  const auto sql = skill_named("SQL");
  const auto countries =
      must(market_places(*context_, actor.organisation, {SubjectKind::skill, sql}));
  ASSERT_EQ(countries.size(), 2u);
  EXPECT_EQ(countries[0].place.id, "AT");
  EXPECT_EQ(countries[0].asking, 2);
  EXPECT_EQ(countries[0].all, 3);
  EXPECT_GT(countries[0].share.high, 0.9) << "of three adverts little is known";
  const auto austria = countries[0].place.number;
  const auto areas =
      must(market_places(*context_, actor.organisation, {SubjectKind::skill, sql, austria}));
  ASSERT_EQ(areas.size(), 1u);
  EXPECT_EQ(areas[0].place.label, "Graz");
  const auto there = history(actor, sql, austria);
  EXPECT_EQ(there.asking, 2);
  EXPECT_EQ(there.all, 3);
  const auto graz = history(actor, sql, areas[0].place.number);
  EXPECT_EQ(graz.country.label, "Austria");
  EXPECT_EQ(code_of(market_history(*context_, actor.organisation, {SubjectKind::skill, sql, 99})),
            ErrorCode::not_found);
}

TEST_F(JobMarket, ATermIsAskedAboutOnce) {
  const auto actor = set_up();
  const auto wish = "Experience with Zqflow, Zqlake and Zqcube";
  import(actor, months({2, 2, 2}, 2, wish));
  const auto waiting = must(waiting_terms(*context_, actor, "", 10));
  ASSERT_EQ(waiting.terms.size(), 3u);
  EXPECT_EQ(waiting.terms[0].adverts, 6);
  EXPECT_EQ(must(waiting_terms(*context_, actor, waiting.terms[0].term, 10)).terms.size(), 2u);

  EXPECT_EQ(path_of_error(judge_term(*context_, actor, {"zqcube", "perhaps", ""})), "/verdict");
  EXPECT_EQ(path_of_error(judge_term(*context_, actor, {"zqcube", "alias", "Nothing at all"})),
            "/skill");
  EXPECT_EQ(path_of_error(judge_term(*context_, actor, {"never seen", "own", ""})), "/term");

  const auto sql = skill_named("SQL");
  EXPECT_EQ(must(judge_term(*context_, actor, {"Zqcube", "alias", "SQL"})).skill, sql);
  must(judge_term(*context_, actor, {"zqflow", "own", ""}));
  must(judge_term(*context_, actor, {"zqlake", "no-skill", ""}));
  EXPECT_TRUE(must(waiting_terms(*context_, actor, "", 10)).terms.empty());
  EXPECT_EQ(history(actor, sql).asking, 6) << "what was an alias counted from the start";

  import(actor, months({2, 2, 2}, 2, wish));
  EXPECT_TRUE(must(waiting_terms(*context_, actor, "", 10)).terms.empty()) << "it is kept";
  EXPECT_EQ(history(actor, sql).asking, 12);
  const auto own =
      must(market_history(*context_, actor.organisation, {SubjectKind::own, "zqflow"}));
  EXPECT_EQ(own.asking, 12);
  EXPECT_EQ(must(judged_terms(*context_, actor, "", 10)).size(), 3u);

  must(take_back_judgement(*context_, actor, "zqflow"));
  const auto again = must(waiting_terms(*context_, actor, "", 10));
  ASSERT_EQ(again.terms.size(), 1u);
  EXPECT_EQ(again.terms[0].adverts, 12);
  EXPECT_EQ(code_of(take_back_judgement(*context_, actor, "zqflow")), ErrorCode::not_found);
}

TEST_F(JobMarket, ATermJudgedWhileAFileIsReadIsCountedAsWhatItIs) {
  const auto actor = set_up();
  const auto wish = "Experience with Zqflow, Zqlake and Zqcube";
  import(actor, months({2, 2, 2}, 2, wish));
  const auto file = months({2, 2, 2}, 2, wish);
  bool said = false;
  must(import_adverts(*context_, actor, as_bytes(file), {}, [&](std::int64_t) {
    if (said) return;
    said = true;
    must(judge_term(*context_, actor, {"zqflow", "own", ""}));
    must(judge_term(*context_, actor, {"zqcube", "alias", "SQL"}));
  }));
  const auto own =
      must(market_history(*context_, actor.organisation, {SubjectKind::own, "zqflow"}));
  EXPECT_EQ(own.asking, 12);
  EXPECT_EQ(history(actor, skill_named("SQL")).asking, 12);
  EXPECT_EQ(must(waiting_terms(*context_, actor, "", 10)).terms.size(), 1u);
}

TEST_F(JobMarket, HostileFilesAreRefusedByTheRow) {
  const auto actor = set_up();
  const std::string page = "<html><script>alert(1)</script><h1>Analyst</h1><p>" + sql_ + "</p>";
  EXPECT_EQ(import(actor, page).added, 1);
  EXPECT_FALSE(import_adverts(*context_, actor, as_bytes(std::string(10'000'000, '<'))).ok());
  const auto huge = "{\"text\": \"" + std::string(10'000'000, 'x') + "\"}\n" +
                    advert("2026-11-02", sql_) + "{\"text\": \"\xff\xfe\"}\n";
  const auto imported = import(actor, huge);
  EXPECT_GE(imported.added, 1);
  EXPECT_GE(imported.read.faults.size(), 1u);
  EXPECT_EQ(path_of_error(import_adverts(*context_, actor, as_bytes(advert("", sql_)),
                                         {.source = std::string(1000, 'x')})),
            "/source");
}

}  // namespace
}  // namespace cairn::app
