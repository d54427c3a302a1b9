// SPDX-License-Identifier: Apache-2.0
#include "skills/import/importer.h"

#include <algorithm>
#include <array>

#include "skills/import/esco.h"

namespace cairn::skills {
namespace {

constexpr std::array all{
    Importer{"esco",
             "the CSV zip files of the ESCO portal (classification and relations), 1.0 to 1.2",
             wants_esco, import_esco},
};

}  // namespace

std::span<const Importer> importers() { return all; }

const Importer* find_importer(std::string_view name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Importer& importer) { return importer.name == name; });
  return found == all.end() ? nullptr : found;
}

std::string_view base_name(std::string_view file_name) {
  return file_name.substr(file_name.rfind('/') + 1);
}

}  // namespace cairn::skills
