// SPDX-License-Identifier: Apache-2.0
#include "catalogue/importer.h"

#include <array>

#include "catalogue/csv.h"

namespace cairn::catalogue {
namespace {

constexpr std::array table{
    Importer{"csv", "a table with a header line, one offer a row", looks_like_csv, read_csv},
};

}  // namespace

std::span<const Importer> importers() { return table; }

const Importer* find_importer(std::string_view name) {
  for (const auto& importer : table)
    if (importer.name == name) return &importer;
  return nullptr;
}

}  // namespace cairn::catalogue
