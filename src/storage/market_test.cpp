// SPDX-License-Identifier: Apache-2.0
// Counts of adverts on both engines: kept as adverts come, and made out of what was kept before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "storage/market_tables.h"
#include "storage/migrations.h"
#include "storage/sqlite.h"
#include "storage/temporary_database.h"
#include "storage/temporary_folder.h"

namespace cairn::storage {
namespace {

using app::Asked;
using app::SubjectKind;
using testing::ElementsAre;

constexpr std::int64_t november = 12 * 2026 + 10;
const app::OrganisationId school{"aaaaaaaa"}, hill{"bbbbbbbb"};

class MarketTest : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    if (GetParam() == std::string_view("postgres")) {
      database_.emplace();
      connection_ = PostgresConnection::open(database_->url()).value();
    } else {
      connection_ = SqliteConnection::open(folder_.path() / "market.db").value();
    }
    const auto steps = migrations();
    const auto step = std::find_if(steps.begin(), steps.end(), [](const Migration& it) {
      return it.sql.find("create table market_subject") != it.sql.npos;
    });
    ASSERT_TRUE(migrate(*connection_, steps.first(static_cast<std::size_t>(step - steps.begin()))));
    ASSERT_TRUE(connection_->script(
        "insert into organisation (organisation, name, url, email, created) values"
        " ('aaaaaaaa', 'School', '', '', 1), ('bbbbbbbb', 'Hill', '', '', 2)"));
  }
  void move_on() {
    ASSERT_TRUE(migrate(*connection_));
    market_.emplace(*connection_);
  }

  static app::ImportedAdvert advert(std::vector<std::int64_t> marks, std::int64_t month,
                                    cairn::market::Place place, std::vector<Asked> asks) {
    return {std::move(marks), month, std::move(place), std::move(asks)};
  }
  std::int64_t add(const app::OrganisationId& organisation,
                   const std::vector<app::ImportedAdvert>& adverts) {
    return market_->add(organisation, adverts).value();
  }
  std::vector<std::int64_t> history(const app::OrganisationId& organisation, SubjectKind kind,
                                    const std::string& id, app::PlaceNumber place = 0) {
    const auto subject = market_->find(organisation, kind, id).value();
    if (!subject) return {};
    std::vector<std::int64_t> counts;
    const auto months = market_->history(organisation, subject->number, place, 0).value();
    for (const auto& it : months)
      counts.push_back(it.adverts);
    return counts;
  }

  const Asked sql_{SubjectKind::skill, "sql", "SQL"};
  const Asked dbt_{SubjectKind::term, "dbt", "dbt"};
  const cairn::market::Place berlin_{"DE", "Germany", "berlin", "Berlin"};
  const cairn::market::Place germany_{"DE", "Germany", "", ""};
  const cairn::market::Place somewhere_{"", "", "springfield", "Springfield"};

  TemporaryFolder folder_;
  std::optional<TemporaryDatabase> database_;
  std::unique_ptr<Connection> connection_;
  std::optional<MarketTables> market_;
};
INSTANTIATE_TEST_SUITE_P(OnBoth, MarketTest, testing::Values("sqlite", "postgres"),
                         [](const auto& engine) { return std::string(engine.param); });

TEST_P(MarketTest, IsMadeOutOfWhatWasKeptBefore) {
  ASSERT_TRUE(connection_->script(R"sql(
    insert into advert values ('aaaaaaaa', -7, 24321), ('aaaaaaaa', 5, 24322),
      ('aaaaaaaa', 9, 24322), ('bbbbbbbb', 5, 24320);
    insert into advert_skill values ('aaaaaaaa', 'python', 5, 24322),
      ('aaaaaaaa', 'sql', -7, 24321), ('aaaaaaaa', 'sql', 5, 24322), ('bbbbbbbb', 'sql', 5, 24320);
  )sql"));
  move_on();
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1, 1));
  EXPECT_THAT(history(school, SubjectKind::skill, "python"), ElementsAre(1));
  const auto all = market_->history(school, app::every_advert, app::everywhere, 0).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[1].adverts, 2);
  EXPECT_TRUE(market_->knows(school, std::vector<std::int64_t>{-7}).value());
  EXPECT_FALSE(market_->knows(hill, std::vector<std::int64_t>{-7}).value());
  EXPECT_EQ(add(school, {advert({5}, november, {}, {sql_})}), 0) << "it was counted already";
  EXPECT_EQ(add(school, {advert({6}, november + 1, {}, {sql_})}), 1);
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1, 1, 1));
  const auto sql = market_->find(school, SubjectKind::skill, "sql").value();
  EXPECT_EQ(market_->adverts_of(school, sql->number, 24322).value().size(), 2U);
}

TEST_P(MarketTest, CountsAnAdvertOnceByAnyOfItsMarks) {
  move_on();
  EXPECT_EQ(add(school, {advert({1, 2}, november, {}, {sql_}), advert({3, 2}, november, {}, {sql_}),
                         advert({3}, november, {}, {sql_}), advert({4}, november, {}, {})}),
            2);
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1));
  EXPECT_EQ(add(hill, {advert({1}, november, {}, {sql_})}), 1) << "another organisation's own";
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1));
}

TEST_P(MarketTest, CountsByPlaceAndWhatItIsAPartOf) {
  move_on();
  add(school, {advert({1}, november, berlin_, {sql_, dbt_}), advert({2}, november, germany_, {}),
               advert({3}, november, somewhere_, {sql_}), advert({4}, november, {}, {sql_})});
  add(school, {advert({5}, november - 1, berlin_, {sql_})});
  const auto sql = market_->find(school, SubjectKind::skill, "sql").value()->number;
  const auto countries = market_->by_place(school, sql, app::everywhere, 0, 10).value();
  ASSERT_EQ(countries.size(), 2U);
  EXPECT_EQ(countries[0].place.id, "DE");
  EXPECT_EQ(countries[0].adverts, 2);
  EXPECT_EQ(countries[1].place.id, "") << "an area whose country nobody named";
  const auto germany = countries[0].place.number;
  const auto areas = market_->by_place(school, sql, germany, 0, 10).value();
  ASSERT_EQ(areas.size(), 1U);
  EXPECT_EQ(areas[0].place.label, "Berlin");
  EXPECT_EQ(market_->find_place(school, areas[0].place.number)->part_of, germany);
  EXPECT_THAT(history(school, SubjectKind::skill, "sql", germany), ElementsAre(1, 1));
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1, 3));
  EXPECT_EQ(market_->by_place(school, sql, app::everywhere, november, 1).value()[0].adverts, 1);
  EXPECT_TRUE(history(school, SubjectKind::term, "dbt", germany).empty());
  const auto all = market_->by_place(school, app::every_advert, app::everywhere, 0, 10).value();
  EXPECT_EQ(all[0].adverts, 3);
  EXPECT_FALSE(market_->find_place(hill, germany));
}

TEST_P(MarketTest, TellsWhatIsAskedForMost) {
  move_on();
  const Asked python{SubjectKind::skill, "python", "Python"};
  add(school, {advert({1}, november, {}, {sql_, python}), advert({2}, november, {}, {sql_}),
               advert({3}, november - 1, berlin_, {sql_})});
  const auto most = market_->subjects(school, SubjectKind::skill, 2, 10).value();
  ASSERT_EQ(most.size(), 1U);
  EXPECT_EQ(most[0].id, "sql");
  EXPECT_EQ(most[0].adverts, 3);
  const auto rows = market_->histories(school, SubjectKind::skill, 1, app::everywhere, 0).value();
  EXPECT_EQ(rows.size(), 3U);
  const auto later =
      market_->histories(school, SubjectKind::skill, 2, app::everywhere, november).value();
  ASSERT_EQ(later.size(), 1U);
  EXPECT_EQ(later[0].adverts, 2);
  EXPECT_TRUE(market_->subjects(hill, SubjectKind::skill, 1, 10).value().empty());
}

TEST_P(MarketTest, AdvertsOfAnAliasCountForTheSkillOnce) {
  move_on();
  add(school, {advert({1}, november, berlin_, {sql_, dbt_}), advert({2}, november, berlin_, {dbt_}),
               advert({3}, november - 1, {}, {dbt_})});
  const auto dbt = market_->find(school, SubjectKind::term, "dbt").value()->number;
  ASSERT_TRUE(market_->count_also(school, dbt, sql_));
  ASSERT_TRUE(market_->forget(school, dbt));
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1, 2));
  EXPECT_TRUE(history(school, SubjectKind::term, "dbt").empty());
  const auto sql = market_->find(school, SubjectKind::skill, "sql").value();
  EXPECT_EQ(sql->adverts, 3);
  EXPECT_EQ(market_->by_place(school, sql->number, app::everywhere, 0, 10).value()[0].adverts, 2);
}

TEST_P(MarketTest, ATermThatBecomesASkillHasItsPlaces) {
  move_on();
  add(school, {advert({1}, november, berlin_, {dbt_}), advert({2}, november, {}, {dbt_})});
  const auto dbt = market_->find(school, SubjectKind::term, "dbt").value()->number;
  ASSERT_TRUE(market_->change_kind(school, dbt, SubjectKind::own));
  EXPECT_THAT(history(school, SubjectKind::own, "dbt"), ElementsAre(2));
  EXPECT_EQ(market_->by_place(school, dbt, app::everywhere, 0, 10).value().size(), 1U);
  ASSERT_TRUE(market_->change_kind(school, dbt, SubjectKind::term));
  EXPECT_TRUE(market_->by_place(school, dbt, app::everywhere, 0, 10).value().empty());
  EXPECT_THAT(history(school, SubjectKind::term, "dbt"), ElementsAre(2));
}

TEST_P(MarketTest, ForgetsWhatWasWrittenOnce) {
  move_on();
  const Asked slip{SubjectKind::term, "teh", "teh"};
  add(school, {advert({1}, november - 12, {}, {slip, sql_}), advert({2}, november, {}, {dbt_})});
  ASSERT_TRUE(market_->forget_rare_terms(school, 3, november - 6));
  EXPECT_FALSE(market_->find(school, SubjectKind::term, "teh").value());
  EXPECT_TRUE(market_->find(school, SubjectKind::term, "dbt").value()) << "it may come again";
  EXPECT_THAT(history(school, SubjectKind::skill, "sql"), ElementsAre(1));
}

TEST_P(MarketTest, KeepsWhatWasJudgedAndWhoMayLook) {
  move_on();
  app::JudgedTerm judged{"dbt", "dbt", app::TermVerdict::alias, "sql", "SQL", "me", {}};
  ASSERT_TRUE(market_->put_judged(school, judged));
  judged.verdict = app::TermVerdict::own;
  ASSERT_TRUE(market_->put_judged(school, judged));
  const auto all = market_->judged(school, "", 0).value();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].verdict, app::TermVerdict::own);
  EXPECT_TRUE(market_->judged(school, "dbt", 10).value().empty()) << "what comes after it";
  EXPECT_TRUE(market_->judged(hill, "", 0).value().empty());
  EXPECT_TRUE(market_->remove_judged(school, "dbt"));
  EXPECT_EQ(market_->remove_judged(school, "dbt").error().code, ErrorCode::not_found);
  EXPECT_FALSE(market_->is_shown(school).value()) << "unless somebody wants it";
  ASSERT_TRUE(market_->put_shown(school, true));
  EXPECT_TRUE(market_->is_shown(school).value());
  EXPECT_FALSE(market_->is_shown(hill).value());
  ASSERT_TRUE(market_->put_shown(school, false));
  EXPECT_FALSE(market_->is_shown(school).value());
}

}  // namespace
}  // namespace cairn::storage
