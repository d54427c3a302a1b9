// SPDX-License-Identifier: Apache-2.0
#include "catalogue/refresh.h"

#include <gtest/gtest.h>

namespace cairn::catalogue {
namespace {

Offer offer(std::string id, std::string title, std::size_t row = 1) {
  Offer made;
  made.id = std::move(id);
  made.title = std::move(title);
  made.row = row;
  return made;
}

Import import_of(std::vector<Offer> offers) {
  Import import;
  import.catalogue = {.name = "test", .importer = "udacity", .imported_on = "2026-11-27"};
  import.catalogue.offers = std::move(offers);
  return import;
}

TEST(Refresh, TellsNewChangedSameAndGone) {
  const auto first = import_of({offer("a", "A"), offer("b", "B"), offer("c", "C")});
  const auto kept = refreshed(nullptr, first, "2026-11-20");
  EXPECT_EQ(kept.changes, (Changes{.added = 3}));
  const auto second = import_of({offer("a", "A", 7), offer("b", "Better"), offer("d", "D")});
  const auto now = refreshed(&kept.catalogue, second, "2026-11-27");
  EXPECT_EQ(now.changes, (Changes{.added = 1, .changed = 1, .unchanged = 1, .gone = 1}));
  ASSERT_EQ(now.catalogue.offers.size(), 4u);
  EXPECT_EQ(find_offer(now.catalogue, "c")->gone_since, "2026-11-27");
  EXPECT_EQ(find_offer(now.catalogue, "b")->title, "Better");
  // Once gone it stays gone since that day, until it comes back.
  const auto later = refreshed(&now.catalogue, second, "2026-12-01");
  EXPECT_FALSE(later.changes.any());
  EXPECT_EQ(find_offer(later.catalogue, "c")->gone_since, "2026-11-27");
  const auto back = refreshed(&later.catalogue, first, "2026-12-05");
  EXPECT_EQ(back.changes.back, 1u);
  EXPECT_EQ(find_offer(back.catalogue, "c")->gone_since, "");
}

TEST(Refresh, TakesNothingForGoneWhereTheImportIsIncomplete) {
  const auto kept = refreshed(nullptr, import_of({offer("a", "A"), offer("b", "B")}), "2026-11-20");
  auto cut = import_of({offer("a", "A")});
  cut.incomplete = true;
  const auto now = refreshed(&kept.catalogue, cut, "2026-11-27");
  EXPECT_FALSE(now.changes.any());
  EXPECT_EQ(now.catalogue.offers.size(), 2u);
  EXPECT_EQ(find_offer(now.catalogue, "b")->gone_since, "");
}

TEST(Refresh, KeepsWhatPeopleDecidedAndTheLinkerProposed) {
  auto first = import_of({offer("a", "A")});
  first.catalogue.framework = "esco";
  first.catalogue.offers[0].teaches = {
      {.words = "bread", .skill = "s1", .link = Link::confirmed, .decided_by = "Ada"},
      {.words = "cake", .link = Link::proposed, .proposals = {{"s2", "Cakes", 800}}}};
  auto second = import_of({offer("a", "A")});
  second.catalogue.offers[0].teaches = {{.words = "bread"}, {.words = "cake"}};
  const auto now = refreshed(&first.catalogue, second, "2026-11-27");
  EXPECT_FALSE(now.changes.any());
  EXPECT_EQ(now.catalogue.framework, "esco");
  EXPECT_EQ(now.catalogue.offers[0].teaches, first.catalogue.offers[0].teaches);
}

TEST(Refresh, TellsAnotherFrameworkWhereNoOfferChanged) {
  const auto kept = refreshed(nullptr, import_of({offer("a", "A")}), "2026-11-20");
  auto second = import_of({offer("a", "A")});
  EXPECT_FALSE(refreshed(&kept.catalogue, second, "2026-11-27").is_another());
  second.catalogue.framework = "esco";
  const auto now = refreshed(&kept.catalogue, second, "2026-11-27");
  EXPECT_FALSE(now.changes.any());
  EXPECT_TRUE(now.is_another());
  EXPECT_EQ(now.catalogue.framework, "esco");
  EXPECT_FALSE(refreshed(&now.catalogue, second, "2026-11-28").is_another());
}

TEST(Refresh, NotesAFieldThatNoOfferHasAnyMore) {
  std::vector<Offer> before, after;
  for (const auto* id : {"a", "b", "c"}) {
    before.push_back(offer(id, id));
    before.back().hours = Effort{60, 60};
    after.push_back(offer(id, id));
  }
  const auto kept = refreshed(nullptr, import_of(before), "2026-11-20");
  const auto now = refreshed(&kept.catalogue, import_of(after), "2026-11-27");
  ASSERT_EQ(now.notes.size(), 1u);
  EXPECT_NE(now.notes[0].find("“minutes” was known of 3 offers"), std::string::npos);
  EXPECT_NE(now.notes[0].find("expected_duration"), std::string::npos);
}

}  // namespace
}  // namespace cairn::catalogue
