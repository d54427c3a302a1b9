// SPDX-License-Identifier: Apache-2.0
// The Catalogues port over a data folder: DATA/catalogues/NAME/offers.json.
#pragma once
#include <filesystem>

#include "app/ports/catalogues.h"

namespace cairn::storage {

class CatalogueFolder final : public app::Catalogues {
 public:
  explicit CatalogueFolder(std::filesystem::path data) : folder_(std::move(data) / "catalogues") {}

  Result<std::vector<std::string>> names() override;
  Result<catalogue::Catalogue> load(std::string_view name) override;
  Status save(catalogue::Catalogue catalogue) override;
  Status remove(std::string_view name) override;

 private:
  Result<catalogue::Catalogue> load_curated();
  Result<catalogue::Catalogue> load_kept(std::string_view name);

  std::filesystem::path folder_;
};

// Lower-case letters, digits and "-", at most 64 of them.
bool is_catalogue_name(std::string_view name);

}  // namespace cairn::storage
