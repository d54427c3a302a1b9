// SPDX-License-Identifier: Apache-2.0
#include "catalogue/refresh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "catalogue/catalogue_json.h"

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

// A kept catalogue as a file that somebody may cut short.
class File {
 public:
  explicit File(const Catalogue& catalogue) {
    const auto bytes = write_kept(catalogue, [&](std::string_view piece) -> Status {
      text_ += piece;
      return done;
    });
    index_.resize((bytes->size() + 7) / 8);
    std::memcpy(index_.data(), bytes->data(), bytes->size());
    const std::string_view index(reinterpret_cast<const char*>(index_.data()), bytes->size());
    book_ = std::make_shared<const Book>(
        Book::over(text_, index, [this] { return is_whole_; }).value());
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  const std::shared_ptr<const Book>& book() const { return book_; }
  // Zeros from there on, as where a page of it is no longer there.
  void cut_behind(std::string_view words) {
    std::fill(text_.begin() + static_cast<std::ptrdiff_t>(text_.find(words)), text_.end(), '\0');
    is_whole_ = false;
  }

 private:
  std::string text_;
  std::vector<std::uint64_t> index_;
  bool is_whole_ = true;
  std::shared_ptr<const Book> book_;
};

// How many offers there were, or what went wrong.
Result<std::size_t> count(Refreshing& refreshing) {
  for (std::size_t offers = 0;; ++offers) {
    CAIRN_TRY(const auto* one, refreshing.next());
    if (one == nullptr) return offers;
  }
}

TEST(Refresh, TakesNothingForTheEndWhereAFileWasCutShort) {
  const auto three = import_of({offer("a", "A"), offer("b", "B"), offer("c", "C")});
  const auto one = import_of({offer("a", "A")});
  for (const bool is_met : {true, false}) {
    // Of what is kept: whether a lost offer is read, or the loss is only known at the end.
    File kept(three.catalogue);
    Refreshing refreshing(kept.book().get(), one, "2026-11-27");
    ASSERT_TRUE(refreshing.next().ok());
    if (!is_met) {
      ASSERT_TRUE(refreshing.next().ok() && refreshing.next().ok());
    }
    kept.cut_behind("\"B\"");
    EXPECT_EQ(count(refreshing).error().code, ErrorCode::io);
    // Of what was set aside of the import.
    File part(three.catalogue);
    auto import = import_of({});
    import.aside = {part.book()};
    Refreshing bringing(nullptr, import, "2026-11-27");
    ASSERT_TRUE(bringing.next().ok());
    if (!is_met) {
      ASSERT_TRUE(bringing.next().ok() && bringing.next().ok());
    }
    part.cut_behind("\"B\"");
    EXPECT_EQ(count(bringing).error().code, ErrorCode::io);
  }
}

TEST(Refresh, LeavesOutAnOfferThatIsDamagedInAWholeFile) {
  const auto two = import_of({offer("a", "A"), offer("b", "B")});
  std::string text = write_catalogue(two.catalogue);
  const auto bytes = write_kept(two.catalogue, [](std::string_view) -> Status { return done; });
  text[text.find("\"B\"")] = '?';
  std::vector<std::uint64_t> index((bytes->size() + 7) / 8);
  std::memcpy(index.data(), bytes->data(), bytes->size());
  const auto book =
      Book::over(text, {reinterpret_cast<const char*>(index.data()), bytes->size()}, nullptr);
  const auto none = import_of({});
  Refreshing refreshing(&*book, none, "2026-11-27");
  EXPECT_EQ(count(refreshing).value(), 1u);
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
