// SPDX-License-Identifier: Apache-2.0
#include "catalogue/search.h"

#include <gtest/gtest.h>

namespace cairn::catalogue {
namespace {

Offer offer(std::string id, std::string title, std::string provider = "") {
  return {.id = std::move(id), .title = std::move(title), .provider = std::move(provider)};
}

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() {
    auto sql = offer("sql-1", "SQL basics", "Harbour College");
    sql.teaches = {{.words = "", .skill = "sql", .level = 2, .link = Link::stated}};
    sql.price = Price{4900, "EUR"};
    sql.hours = Effort{600, 1200};
    sql.stage = Stage::beginner;
    sql.languages = {"en-GB"};
    sql.pace = Pace::self;
    sql.trial = Trial::audit;
    sql.credential = "Digital badge";
    auto deep = offer("sql-2", "SQL für Fortgeschrittene", "Bäckerschule");
    deep.teaches = {{.words = "databases", .skill = "sql", .level = 4, .link = Link::confirmed}};
    deep.languages = {"de"};
    deep.recognition = 80;
    deep.price = Price{9900, "USD"};
    auto maybe = offer("sql-3", "Databases", "Harbour College");
    maybe.teaches = {{.words = "SQL", .link = Link::proposed, .proposals = {{"sql", "SQL", 900}}}};
    auto free = offer("weld-1", "Welding", "Tarn");
    free.price = Price{0, ""};
    free.trial = Trial::none;
    catalogue_.offers = {sql, deep, maybe, free};
  }

  std::vector<std::string> ids(const Query& query) const {
    const Catalogue* const all[] = {&catalogue_};
    const SkillLabel labels[] = {{"sql", "Structured Query Language"}};
    std::vector<std::string> found;
    for (const auto& hit : Search(all, labels).find(query).page) found.push_back(hit.offer->id);
    return found;
  }
  using Ids = std::vector<std::string>;

  Catalogue catalogue_{.name = "test"};
};

TEST_F(SearchTest, FindsWordsOfTitlesSkillsAndProviders) {
  EXPECT_EQ(ids({.words = "sql"}), (Ids{"sql-2", "sql-1", "sql-3"}));
  EXPECT_EQ(ids({.words = "harbour SQL"}), (Ids{"sql-1", "sql-3"}));
  EXPECT_EQ(ids({.words = "structured query"}), (Ids{"sql-2", "sql-1"}));
  EXPECT_EQ(ids({.words = "baecker"}), Ids{});
  EXPECT_EQ(ids({.words = "Backerschule"}), Ids{"sql-2"});
  EXPECT_EQ(ids({.words = "wel"}), Ids{"weld-1"});
  EXPECT_EQ(ids({.words = "wel tarn"}), Ids{});  // only the last word may be unfinished
  EXPECT_EQ(ids({.words = "nothing"}), Ids{});
  EXPECT_EQ(ids({.words = ""}).size(), 4u);
}

TEST_F(SearchTest, FiltersBySkillAndLevelOnlyWhereTheLinkIsCertain) {
  EXPECT_EQ(ids({.filters = {.skill = "sql"}}), (Ids{"sql-2", "sql-1"}));
  EXPECT_EQ(ids({.filters = {.skill = "sql", .skill_level = 3}}), Ids{"sql-2"});
  EXPECT_EQ(ids({.filters = {.skill = "carving"}}), Ids{});
}

TEST_F(SearchTest, KeepsOutWhatIsNotKnownAndCountsIt) {
  const Catalogue* const all[] = {&catalogue_};
  const Search search(all);
  const Query cheap{.filters = {.price_max = Price{5000, "EUR"}}};
  const auto hits = search.find(cheap);
  ASSERT_EQ(hits.total, 2u);             // 49 EUR, and what costs nothing
  EXPECT_EQ(hits.left_out_unknown, 2u);  // one in dollars, one without a price
  auto all_of_them = cheap;
  all_of_them.filters.with_unknown = true;
  EXPECT_EQ(search.find(all_of_them).total, 4u);
  EXPECT_EQ(ids({.filters = {.minutes_max = 1200}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.minutes_max = 1199}}), Ids{});
}

TEST_F(SearchTest, FiltersByEverythingElse) {
  EXPECT_EQ(ids({.filters = {.stage = Stage::beginner}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.language = "en"}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.language = "EN-gb"}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.pace = Pace::self}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.credential = "badge"}}), Ids{"sql-1"});
  EXPECT_EQ(ids({.filters = {.provider = "college"}}), (Ids{"sql-1", "sql-3"}));
  EXPECT_EQ(ids({.filters = {.free_or_trial = true}}), (Ids{"sql-1", "weld-1"}));
}

TEST_F(SearchTest, PagesInAStableOrder) {
  catalogue_.offers.clear();
  for (int i = 0; i < 100; ++i)
    catalogue_.offers.push_back(offer("o" + std::to_string(1000 + i), "Same title"));
  Ids paged;
  for (std::size_t from = 0; from < 110; from += 7)
    for (auto& id : ids({.words = "same", .from = from, .count = 7}))
      paged.push_back(std::move(id));
  ASSERT_EQ(paged.size(), 100u);
  EXPECT_TRUE(std::is_sorted(paged.begin(), paged.end()));
}

TEST_F(SearchTest, TakesTheFirstCatalogueWhereAnIdStandsTwice) {
  Catalogue other{.name = "other"};
  other.offers = {offer("sql-1", "Another thing")};
  const Catalogue* const all[] = {&other, &catalogue_};
  const Search search(all);
  EXPECT_EQ(search.size(), 4u);
  EXPECT_EQ(search.find_id("sql-1")->title, "Another thing");
  EXPECT_EQ(search.find_id("nobody"), nullptr);
}

TEST_F(SearchTest, SurvivesOddQuestions) {
  std::string long_words;
  for (int i = 0; i < 10'000; ++i) long_words += "sql ";
  EXPECT_FALSE(ids({.words = long_words}).empty());
  for (const std::string words : {"\xff\xfe", "<script>", "'; drop table", "   ", "%00", "\n"})
    ids({.words = words, .from = 1'000'000, .count = 1'000'000});
}

}  // namespace
}  // namespace cairn::catalogue
