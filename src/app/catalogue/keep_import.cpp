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

// Where there is none, and where it was read whole and what stands in it is wrong. What could not
// be read is perhaps well, and has what people decided.
bool may_be_replaced(ErrorCode code) {
  return code == ErrorCode::not_found || code == ErrorCode::unreadable ||
         code == ErrorCode::invalid || code == ErrorCode::unsupported;
}

}  // namespace

Result<ComparedImport> compare_import(Catalogues& catalogues, const catalogue::Import& import,
                                      std::string_view today) {
  const auto& name = import.catalogue.name;
  CAIRN_CHECK(check_name(name));
  auto kept = catalogues.open(name);
  if (!kept.ok() && !may_be_replaced(kept.error().code)) return kept.error();
  ComparedImport made{kept.ok() ? std::move(*kept) : nullptr, {}};
  if (made.kept == nullptr) {
    made.difference.changes.added = count_landed(import);
    return made;
  }
  catalogue::Refreshing refreshing(made.kept.get(), import, today);
  for (;;) {
    CAIRN_TRY(const auto* offer, refreshing.next());
    if (offer == nullptr) break;
  }
  made.difference = refreshing.difference();
  return made;
}

Status save_import(Catalogues& catalogues, const ComparedImport& compared,
                   const catalogue::Import& import, std::string_view today) {
  catalogue::Refreshing refreshing(compared.kept.get(), import, today);
  return catalogues.save_all(refreshing.head(), [&] { return refreshing.next(); });
}

Result<catalogue::Difference> keep_import(Catalogues& catalogues, const catalogue::Import& import,
                                          std::string_view today, Keep keep) {
  CAIRN_TRY(const auto compared, compare_import(catalogues, import, today));
  if (keep == Keep::keep && compared.difference.is_another())
    CAIRN_CHECK(save_import(catalogues, compared, import, today));
  return compared.difference;
}

}  // namespace cairn::app
