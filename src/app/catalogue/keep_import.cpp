// SPDX-License-Identifier: Apache-2.0
#include "app/catalogue/keep_import.h"

#include "app/career/open_catalogues.h"

namespace cairn::app {
namespace {

Status check_name(std::string_view name) {
  if (is_own_catalogue(name))
    return fail(ErrorCode::invalid, "catalogue",
                "A catalogue of this name comes with the program; choose another name.", "/name");
  if (!name.empty() && catalogue_name_of(name) == name) return done;
  return fail(ErrorCode::invalid, "catalogue",
              "A catalogue’s name is made of lower-case letters, digits and “-”, at most 64.",
              "/name");
}

}  // namespace

Result<catalogue::Refreshed> keep_import(Catalogues& catalogues, const catalogue::Import& import,
                                         std::string_view today, Keep keep) {
  const auto& name = import.catalogue.name;
  CAIRN_CHECK(check_name(name));
  // A damaged one is replaced.
  const auto kept = catalogues.load(name);
  if (!kept.ok() && is_own_trouble(kept.error().code)) return kept.error();
  auto made = catalogue::refreshed(kept.ok() ? &*kept : nullptr, import, today);
  if (keep == Keep::keep && made.is_another()) CAIRN_CHECK(catalogues.save(made.catalogue));
  return made;
}

}  // namespace cairn::app
