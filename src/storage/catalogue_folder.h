// SPDX-License-Identifier: Apache-2.0
// The Catalogues port over a data folder: DATA/catalogues/NAME/offers.json, an offer a line, and
// offers.index beside it, which is made anew where it is missing, older or damaged. A damaged
// offers.json that is replaced stays as offers.json.damaged1, 2…
#pragma once
#include <filesystem>

#include "app/ports/catalogues.h"

namespace cairn::storage {

class CatalogueFolder final : public app::Catalogues {
 public:
  explicit CatalogueFolder(std::filesystem::path data) : folder_(std::move(data) / "catalogues") {}

  Result<std::vector<std::string>> names() override;
  Result<std::shared_ptr<const catalogue::Book>> open(std::string_view name) override;
  Result<catalogue::Catalogue> load(std::string_view name) override;
  Status save(catalogue::Catalogue catalogue) override;
  Status save_all(const catalogue::Catalogue& head, const catalogue::OfferSource& next) override;
  Result<std::shared_ptr<const catalogue::Book>> set_aside(catalogue::Catalogue part) override;
  Result<std::vector<catalogue::SameWord>> words_on_same() override;
  Status save_words_on_same(std::span<const catalogue::SameWord> words) override;
  Status remove(std::string_view name) override;

 private:
  struct Before {
    catalogue::Catalogue decided;  // the offers that people decided about
    bool is_damaged = false;
  };

  Result<std::shared_ptr<const catalogue::Book>> open_own(const std::string& name);
  Result<std::shared_ptr<const catalogue::Book>> open_anew(const std::string& name);
  Result<Before> before(const std::string& name);
  Result<catalogue::Catalogue> load_curated();
  Status write(const catalogue::Catalogue& head, const catalogue::OfferSource& next,
               bool is_old_damaged);
  Result<catalogue::Catalogue> load_kept(std::string_view name);

  std::filesystem::path folder_;
};

// Lower-case letters, digits and "-", at most 64 of them.
bool is_catalogue_name(std::string_view name);

}  // namespace cairn::storage
