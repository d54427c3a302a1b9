// SPDX-License-Identifier: Apache-2.0
#include "catalogue/same.h"

#include <gtest/gtest.h>

#include "catalogue/search.h"

namespace cairn::catalogue {
namespace {

Offer exam(std::string id, std::string provider, std::int64_t cents = -1) {
  Offer made{.id = std::move(id),
             .kind = Kind::exam,
             .title = "AZ-104 Microsoft Azure Administrator",
             .provider = std::move(provider)};
  if (cents >= 0) made.price = Price{cents, "EUR"};
  return made;
}

class SameTest : public ::testing::Test {
 protected:
  Search search() const {
    const Catalogue* const all[] = {&first_, &second_};
    return Search(all, {}, words_);
  }
  static std::vector<std::string> ids(const std::vector<const Offer*>& offers) {
    std::vector<std::string> all;
    for (const auto* offer : offers) all.push_back(offer->id);
    return all;
  }
  std::vector<std::string> same_as(std::string_view id) const {
    const auto searching = search();
    return ids(searching.same_as(*searching.find_id(id)));
  }
  SameProposals proposals() const {
    const auto searching = search();
    return propose_same(searching.books(), searching.same(), words_, 0, 10);
  }
  using Ids = std::vector<std::string>;

  Catalogue first_{.name = "first"}, second_{.name = "second"};
  std::vector<SameWord> words_;
};

TEST_F(SameTest, JoinsWhatHasTheSameIdentifier) {
  first_.offers = {exam("a", "Harbour College"), {.id = "b", .title = "Another"}};
  second_.offers = {exam("c", "Tarn Institute")};
  EXPECT_EQ(same_as("a"), Ids{"c"});
  EXPECT_EQ(same_as("c"), Ids{"a"});
  EXPECT_EQ(same_as("b"), Ids{});
  EXPECT_EQ(in_english(same_because(first_.offers[0], second_.offers[0], {})),
            "Both lead to the exam AZ-104.");
  EXPECT_EQ(proposals().total, 0u);
}

TEST_F(SameTest, KeepsNoLongerNameThanCanBeReadAgain) {
  std::string name;
  for (int i = 0; i < 200; ++i) name += "海";
  put_word(words_, {.first = "b", .second = "a", .by = name, .on = "2026-11-28"});
  EXPECT_LE(words_.at(0).by.size(), 400u);
  const auto kept = read_same_words(write_same_words(words_));
  ASSERT_TRUE(kept.ok()) << kept.error().detail;
  EXPECT_EQ(*kept, words_);
}

TEST_F(SameTest, LeadsWithAnOfferThatIsStillListed) {
  first_.offers = {exam("a", "Harbour College")};
  first_.offers[0].recognition = 90;
  first_.offers[0].gone_since = "2026-11-01";
  second_.offers = {exam("c", "Tarn Institute")};
  const auto searching = search();
  const auto hits = searching.find({.words = "azure"});
  ASSERT_EQ(hits.page.size(), 1u);
  EXPECT_EQ(hits.total, 1u);
  EXPECT_EQ(hits.page[0].offer->id, "c");
  EXPECT_TRUE(hits.page[0].also.empty());
}

TEST_F(SameTest, FindsThemAsOneWithItsOffers) {
  first_.offers = {exam("a", "Harbour College", 20'000), exam("b", "Open Meridian", 15'000)};
  second_.offers = {exam("c", "Tarn Institute"), {.id = "d", .title = "Azure in practice"}};
  const auto searching = search();
  const auto hits = searching.find({.words = "azure"});
  EXPECT_EQ(hits.total, 2u);
  ASSERT_EQ(hits.page.size(), 2u);
  EXPECT_EQ(hits.page[0].offer->id, "a");
  EXPECT_EQ(ids(hits.page[0].also), (Ids{"b", "c"}));
  EXPECT_EQ(hits.page[1].offer->id, "d");
  // Of those that fit the first stands for all.
  const auto cheap =
      searching.find({.words = "azure", .filters = {.price_max = Price{16'000, "EUR"}}});
  ASSERT_EQ(cheap.total, 1u);
  EXPECT_EQ(cheap.page[0].offer->id, "b");
  EXPECT_EQ(ids(cheap.page[0].also), (Ids{"a", "c"}));
  EXPECT_TRUE(searching.find({.words = "azure", .from = 2}).page.empty());
}

TEST_F(SameTest, ProposesWhatNameAndOrganisationSuggestAndTakesNothing) {
  first_.offers = {{.id = "a", .title = "Google Data Analytics Certificate", .provider = "Google"}};
  second_.offers = {
      {.id = "b", .title = "Data Analytics", .provider = "Portal", .endorsed_by = {"Google LLC"}},
      {.id = "c", .title = "Data Analytics", .provider = "Elsewhere"}};
  EXPECT_EQ(same_as("a"), Ids{});
  const auto proposed = proposals();
  ASSERT_EQ(proposed.total, 1u);
  EXPECT_EQ(search().books().id(proposed.page[0].first), "a");
  EXPECT_EQ(search().books().id(proposed.page[0].second), "b");
  put_word(words_, {"b", "a", true, "Ada", "2027-01-02"});
  EXPECT_EQ(same_as("b"), Ids{"a"});
  EXPECT_EQ(proposals().total, 0u);
  EXPECT_EQ(in_english(same_because(first_.offers[0], second_.offers[0], words_)),
            "Ada said so on 2027-01-02.");
  put_word(words_, {"a", "b", false, "Ada", "2027-01-03"});
  EXPECT_EQ(words_.size(), 1u);
  EXPECT_EQ(same_as("b"), Ids{});
  EXPECT_EQ(proposals().total, 0u);
}

TEST_F(SameTest, KeepsApartWhatAPersonHoldsApart) {
  first_.offers = {exam("a", "Harbour College"), exam("b", "Open Meridian")};
  second_.offers = {exam("c", "Tarn Institute")};
  put_word(words_, {"a", "c", false, "Ada", "2027-01-02"});
  EXPECT_EQ(same_as("a"), Ids{"b"});
  EXPECT_EQ(same_as("c"), Ids{});
}

TEST_F(SameTest, TakesACourseForNoExamAndASharedPageForNobodys) {
  const std::string page = "https://college.example/azure";
  first_.offers = {{.id = "a", .kind = Kind::course, .title = "A", .url = page}};
  second_.offers = {{.id = "b", .kind = Kind::exam, .title = "B", .url = page + "?utm_source=x"}};
  EXPECT_EQ(same_as("a"), Ids{});
  second_.offers[0].kind = Kind::unknown;
  EXPECT_EQ(same_as("a"), Ids{"b"});
  second_.offers.push_back({.id = "c", .title = "C", .url = page});
  EXPECT_EQ(same_as("a"), Ids{});
}

TEST_F(SameTest, CountsAnOfferOfSeveralCataloguesOnce) {
  first_.offers = {exam("a", "Harbour College")};
  second_.offers = {exam("a", "Harbour College")};
  EXPECT_EQ(same_as("a"), Ids{});
  EXPECT_EQ(proposals().total, 0u);
}

}  // namespace
}  // namespace cairn::catalogue
