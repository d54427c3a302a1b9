// SPDX-License-Identifier: Apache-2.0
// Catalogues of an installation, each in a folder of its own: DATA/catalogues/NAME/offers.json,
// written whole or not at all. The starter catalogue is always there and in no folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "catalogue/importer.h"

namespace cairn::app {

// Lower-case letters, digits and "-", at most 64, so that it can name a folder.
bool is_catalogue_name(std::string_view name);
// What is left of any text as such a name; "" where nothing is.
std::string catalogue_name_of(std::string_view text);

class Catalogues {
 public:
  explicit Catalogues(const std::filesystem::path& data_folder)
      : folder_(data_folder / "catalogues") {}

  // Names, ascending; the starter's among them. Errors: io.
  Result<std::vector<std::string>> names() const;
  // Errors: not_found, io; those of catalogue::read_catalogue.
  Result<catalogue::Catalogue> load(const std::string& name) const;
  // All of them, the starter last. One that is damaged is told and passed over. Errors: io.
  Result<std::vector<catalogue::Catalogue>> load_all(std::vector<Error>& damaged) const;
  // Takes the place of the one of that name; what people decided about its offers is kept.
  // Errors: io, invalid (the name), conflict (the starter's name).
  Status save(catalogue::Catalogue catalogue) const;
  // Errors: not_found, conflict (the starter), io.
  Status remove(const std::string& name) const;

 private:
  std::filesystem::path file_of(const std::string& name) const;

  std::filesystem::path folder_;
};

}  // namespace cairn::app
