// SPDX-License-Identifier: Apache-2.0
// The library while somebody imports: others read on, and what changed is there at once afterwards.
#include "app/career/library.h"

#include <atomic>
#include <fstream>
#include <future>

#include "catalogue/importer.h"
#include "house.h"

namespace cairn::app {
namespace {

// Opens the catalogue of one name at first only once it is let go.
class HeldCatalogues final : public Catalogues {
 public:
  explicit HeldCatalogues(Catalogues& behind) : behind_(behind) {}
  Result<std::vector<std::string>> names() override { return behind_.names(); }
  Result<std::shared_ptr<const catalogue::Book>> open(std::string_view name) override {
    if (name == "campus" && !was_held_.exchange(true)) {
      reached.set_value();
      let_go.get_future().wait();
    }
    return behind_.open(name);
  }
  Result<catalogue::Catalogue> load(std::string_view name) override { return behind_.load(name); }
  Status save(catalogue::Catalogue made) override { return behind_.save(std::move(made)); }
  Status save_all(const catalogue::Catalogue& head, const catalogue::OfferSource& next) override {
    return behind_.save_all(head, next);
  }
  Result<std::shared_ptr<const catalogue::Book>> set_aside(catalogue::Catalogue part) override {
    return behind_.set_aside(std::move(part));
  }
  Result<std::vector<catalogue::SameWord>> words_on_same() override {
    return behind_.words_on_same();
  }
  Status save_words_on_same(std::span<const catalogue::SameWord> words) override {
    return behind_.save_words_on_same(words);
  }
  Status remove(std::string_view name) override { return behind_.remove(name); }

  std::promise<void> reached, let_go;

 private:
  Catalogues& behind_;
  std::atomic<bool> was_held_ = false;
};

class LibraryOfHouse : public House {};

TEST_F(LibraryOfHouse, KeepsNobodyWaitingWhileACatalogueIsLoaded) {
  HeldCatalogues held(*catalogues_);
  career::Library library(*frameworks_, held, parallel_);
  const auto before = must(library.offers());
  catalogue::Import import;
  import.catalogue.name = "campus";
  import.catalogue.importer = "openedx";
  import.catalogue.offers.push_back({.id = "quay-work", .title = "Quay work"});
  auto importing = std::async(std::launch::async,
                              [&] { return library.refresh(import, "2026-11-18", Keep::keep); });
  held.reached.get_future().wait();
  auto reading = std::async(std::launch::async, [&] { return library.offers(); });
  const auto answered = reading.wait_for(std::chrono::seconds(20));
  library.forget_own_offers();
  auto anew = std::async(std::launch::async, [&] { return library.offers(); });
  const auto made_anew = anew.wait_for(std::chrono::seconds(20));
  held.let_go.set_value();
  ASSERT_EQ(answered, std::future_status::ready) << "somebody waits for the import";
  EXPECT_EQ(must(reading.get()), before);
  EXPECT_EQ(made_anew, std::future_status::ready) << "somebody waits for the import";
  EXPECT_EQ(must(anew.get())->search->find_id("quay-work"), nullptr);
  EXPECT_EQ(must(importing.get()).changes.added, 1U);
  EXPECT_NE(must(library.offers())->search->find_id("quay-work"), nullptr);
}

// With a row that leads to others far below it, and one that stands twice.
std::string rows(std::size_t count, std::string_view title) {
  std::string text = "id,title,requires\nlast,Last,1000007|1001009|nowhere\n";
  for (std::size_t i = 0; i < count; ++i)
    text += std::to_string(1'000'000 + i) + "," + std::string(title) + ",\n";
  return text + "1000007,Once more,\n";
}

TEST_F(LibraryOfHouse, TakesMoreOffersThanItHoldsInMemory) {
  constexpr std::size_t part = 1'000;
  constexpr std::size_t count = 2 * part + 10;
  const auto import_of = [&](const std::string& text) {
    const catalogue::SourceFile file{"many.csv", text};
    return must(catalogue::find_importer("csv")->read(
        {&file, 1},
        {.name = "many",
         .today = "2027-01-01",
         .set_aside = [&](auto aside) { return catalogues_->set_aside(std::move(aside)); },
         .part_offers = part}));
  };
  const auto text = rows(count, "Welding");
  const auto import = import_of(text);
  EXPECT_EQ(import.aside.size(), 2U);
  EXPECT_EQ(import.catalogue.offers.size(), 11U);  // with the one that leads to others
  EXPECT_EQ(count_landed(import), count + 1);
  ASSERT_EQ(import.faults.size(), 1U);
  EXPECT_EQ(import.faults[0].id, "1000007");
  const auto first = must(library_->refresh(import, "2027-01-01", Keep::keep));
  EXPECT_EQ(first.changes.added, count + 1);
  const auto book = must(catalogues_->open("many"));
  EXPECT_EQ(book->size(), count + 1);
  const auto last = book->read(*book->find("last"));
  ASSERT_EQ(last->requires_first.of.size(), 2U);  // of both parts
  EXPECT_EQ(last->prerequisites, std::vector<std::string>{"nowhere"});
  EXPECT_EQ(book->read(*book->find("1001009"))->title, "Welding");
  // The same again changes nothing; another one does, and what it lacks is gone.
  EXPECT_FALSE(must(library_->refresh(import, "2027-01-02", Keep::keep)).is_another());
  const auto other = import_of(rows(count - 3, "Riveting"));
  const auto now = must(library_->refresh(other, "2027-01-03", Keep::keep));
  EXPECT_EQ(now.changes, (catalogue::Changes{.changed = count - 3, .unchanged = 1, .gone = 3}));
  EXPECT_EQ(must(catalogues_->open("many"))->size(), count + 1);
  // Only the catalogue is in its folder: what was set aside has no name.
  const auto folder = folder_ / "catalogues";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder), {}), 1);
}

TEST_F(LibraryOfHouse, OutlivesAFileThatSomebodyCutsShort) {
  catalogue::Import import;
  import.catalogue.name = "campus";
  for (int i = 0; i < 2'000; ++i)
    import.catalogue.offers.push_back({.id = std::to_string(10'000 + i), .title = "Quay work"});
  must(library_->refresh(import, "2026-11-18", Keep::keep));
  const auto folder = folder_ / "catalogues" / "campus";
  for (const auto* file : {"offers.index", "offers.json"}) {
    const auto offers = must(library_->offers());
    ASSERT_NE(offers->search->find_id("11999"), nullptr) << file;
    std::filesystem::resize_file(folder / file, 100);
    const bool is_index = std::string_view(file) == "offers.index";
    if (is_index) {
      EXPECT_EQ(offers->search->find_id("11998"), nullptr) << file;
    }
    // The index is made anew; the offers are gone, and whoever asks is told.
    const auto anew = must(library_->offers());
    EXPECT_EQ(anew->search->find_id("11998") != nullptr, is_index) << file;
    EXPECT_EQ(anew->damaged.size(), is_index ? 0U : 1U) << file;
  }
}

}  // namespace
}  // namespace cairn::app
