// SPDX-License-Identifier: Apache-2.0
// The library while somebody imports: others read on, and what changed is there at once afterwards.
#include "app/career/library.h"

#include <future>

#include "house.h"

namespace cairn::app {
namespace {

// Loads the catalogue of one name only once it is let go.
class HeldCatalogues final : public Catalogues {
 public:
  explicit HeldCatalogues(Catalogues& behind) : behind_(behind) {}
  Result<std::vector<std::string>> names() override { return behind_.names(); }
  Result<std::shared_ptr<const catalogue::Book>> open(std::string_view name) override {
    return behind_.open(name);
  }
  Result<catalogue::Catalogue> load(std::string_view name) override {
    if (name == "campus") {
      reached.set_value();
      let_go.get_future().wait();
    }
    return behind_.load(name);
  }
  Status save(catalogue::Catalogue made) override { return behind_.save(std::move(made)); }
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

}  // namespace
}  // namespace cairn::app
