// SPDX-License-Identifier: Apache-2.0
#include "app/career/open_catalogues.h"

#include <algorithm>

#include "app/career/own_offers.h"
#include "catalogue/curated.h"
#include "catalogue/limits.h"
#include "catalogue/starter.h"
#include "skills/fold.h"

namespace cairn::app {

Result<OpenCatalogues> open_catalogues(Catalogues& catalogues) {
  CAIRN_TRY(auto names, catalogues.names());
  const auto comes_with_the_program = [](const std::string& name) {
    return name == catalogue::starter_name ? 2 : name == catalogue::curated_name ? 1 : 0;
  };
  std::ranges::stable_sort(names, {}, comes_with_the_program);
  OpenCatalogues opened;
  for (const auto& name : names) {
    auto book = catalogues.open(name);
    if (book.ok()) {
      opened.books.push_back(std::move(book).value());
      continue;
    }
    book.error().detail = "catalogue “" + name + "”: " + book.error().detail;
    opened.damaged.push_back(std::move(book).error());
  }
  return opened;
}

bool is_own_catalogue(std::string_view name) {
  return name == catalogue::starter_name || name == catalogue::curated_name ||
         name == career::achievements_catalogue;
}

std::string catalogue_name_of(std::string_view text) {
  std::string name;
  for (const char c : skills::fold(text)) {
    if (c == ' ' && !name.empty()) name += '-';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
    if (name.size() == catalogue::name_bytes_max) break;
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

}  // namespace cairn::app
