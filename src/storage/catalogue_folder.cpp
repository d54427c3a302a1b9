// SPDX-License-Identifier: Apache-2.0
#include "storage/catalogue_folder.h"

#include <algorithm>

#include "catalogue/catalogue_json.h"
#include "catalogue/curated.h"
#include "catalogue/limits.h"
#include "catalogue/link.h"
#include "catalogue/starter.h"
#include "storage/open_store.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "catalogues";
constexpr const char* offers_file = "offers.json";

Status check_name(std::string_view name) {
  if (name == catalogue::starter_name)
    return fail(ErrorCode::invalid, where,
                "“starter” is the catalogue of examples that is always there; choose another name");
  if (is_catalogue_name(name)) return done;
  return fail(ErrorCode::invalid, where,
              "a catalogue's name is made of lower-case letters, digits and “-”, at most 64");
}

Error comes_with_the_program() {
  return fail(ErrorCode::invalid, where,
              "“curated” is the catalogue that comes with the program; choose another name");
}

Error no_such(std::string_view name) {
  return fail(ErrorCode::not_found, where,
              "there is no catalogue “" + std::string(name) +
                  "”; `cairn catalogue list` shows those there are");
}

}  // namespace

bool is_catalogue_name(std::string_view name) {
  return !name.empty() && name.size() <= catalogue::name_bytes_max && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

Result<std::vector<std::string>> CatalogueFolder::names() {
  std::vector<std::string> names{std::string(catalogue::starter_name),
                                 std::string(catalogue::curated_name)};
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    auto name = at->path().filename().string();
    std::error_code ignored;
    if (check_name(name).ok() && name != catalogue::curated_name &&
        fs::exists(at->path() / offers_file, ignored))
      names.push_back(std::move(name));
  }
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

Result<catalogue::Catalogue> CatalogueFolder::load(std::string_view name) {
  if (name == catalogue::starter_name) {
    CAIRN_TRY(auto starter, catalogue::read_starter());
    return std::move(starter.catalogue);
  }
  if (name == catalogue::curated_name) return load_curated();
  return load_kept(name);
}

// What comes with the program; what people decided about its skills is kept in the folder.
Result<catalogue::Catalogue> CatalogueFolder::load_curated() {
  CAIRN_TRY(auto curated, catalogue::read_curated());
  if (const auto kept = load_kept(catalogue::curated_name); kept.ok()) {
    catalogue::carry_decisions(*kept, curated.catalogue);
    catalogue::carry_proposals(*kept, curated.catalogue);
  }
  return std::move(curated.catalogue);
}

Result<catalogue::Catalogue> CatalogueFolder::load_kept(std::string_view name) {
  if (!is_catalogue_name(name)) return no_such(name);
  const auto bytes = read_whole(folder_ / name / offers_file, catalogue::file_bytes_max);
  if (!bytes.ok() && bytes.error().code == ErrorCode::not_found) return no_such(name);
  if (!bytes.ok()) return bytes.error();
  CAIRN_TRY(auto kept, catalogue::read_catalogue(as_text(*bytes)));
  kept.name = name;
  return kept;
}

Status CatalogueFolder::save(catalogue::Catalogue made) {
  CAIRN_CHECK(check_name(made.name));
  if (made.name == catalogue::curated_name && made.importer != catalogue::curated_name)
    return comes_with_the_program();
  if (const auto old = load(made.name); old.ok()) catalogue::carry_decisions(*old, made);
  CAIRN_CHECK(prepare_data_folder(folder_.parent_path()));
  const auto folder = folder_ / made.name;
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::io, where, folder.string() + ": " + error.message());
  return write_whole(folder / offers_file, as_bytes(catalogue::write_catalogue(made)));
}

Status CatalogueFolder::remove(std::string_view name) {
  CAIRN_CHECK(check_name(name));
  if (name == catalogue::curated_name) return comes_with_the_program();
  std::error_code error;
  if (!fs::remove(folder_ / name / offers_file, error) && !error) return no_such(name);
  if (!error) fs::remove(folder_ / name, error);
  if (error) return fail(ErrorCode::io, where, (folder_ / name).string() + ": " + error.message());
  return done;
}

}  // namespace cairn::storage
