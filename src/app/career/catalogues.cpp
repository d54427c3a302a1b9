// SPDX-License-Identifier: Apache-2.0
#include "app/career/catalogues.h"

#include <algorithm>

#include "app/career/kept_file.h"
#include "catalogue/catalogue_json.h"
#include "catalogue/limits.h"
#include "catalogue/link.h"
#include "catalogue/plain_text.h"
#include "catalogue/starter.h"

namespace cairn::app {
namespace {

constexpr const char* where = "app/catalogues";
constexpr std::size_t name_bytes_max = 64;
constexpr const char* file_name = "offers.json";

Error no_such(const std::string& name) {
  return fail(ErrorCode::not_found, where,
              "there is no catalogue “" + name + "”; `cairn catalogue list` shows those there are");
}

}  // namespace

bool is_catalogue_name(std::string_view name) {
  return !name.empty() && name.size() <= name_bytes_max && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

std::string catalogue_name_of(std::string_view text) {
  std::string name;
  for (const char c : catalogue::folded(text)) {
    if (c == ' ' && !name.empty()) name += '-';
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name += c;
    if (name.size() == name_bytes_max) break;
  }
  return name;
}

std::filesystem::path Catalogues::file_of(const std::string& name) const {
  return folder_ / name / file_name;
}

Result<std::vector<std::string>> Catalogues::names() const {
  std::vector<std::string> names{std::string(catalogue::starter_name)};
  std::error_code fault;
  std::filesystem::directory_iterator entry(folder_, fault), end;
  if (fault == std::errc::no_such_file_or_directory) return names;
  for (; !fault && entry != end; entry.increment(fault)) {
    auto name = entry->path().filename().string();
    std::error_code ignored;
    if (is_catalogue_name(name) && std::filesystem::exists(file_of(name), ignored))
      names.push_back(std::move(name));
  }
  if (fault) return fail(ErrorCode::io, where, folder_.string() + ": " + fault.message());
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

Result<catalogue::Catalogue> Catalogues::load(const std::string& name) const {
  if (name == catalogue::starter_name) {
    CAIRN_TRY(auto starter, catalogue::read_starter());
    return std::move(starter.catalogue);
  }
  if (!is_catalogue_name(name)) return no_such(name);
  auto text = read_kept(file_of(name), catalogue::file_bytes_max);
  if (!text.ok() && text.error().code == ErrorCode::not_found) return no_such(name);
  if (!text.ok()) return std::move(text).error();
  CAIRN_TRY(auto kept, catalogue::read_catalogue(*text));
  kept.name = name;
  return kept;
}

Result<std::vector<catalogue::Catalogue>> Catalogues::load_all(std::vector<Error>& damaged) const {
  CAIRN_TRY(const auto all, names());
  std::vector<catalogue::Catalogue> catalogues;
  for (const auto& name : all) {
    if (name == catalogue::starter_name) continue;
    auto loaded = load(name);
    if (loaded.ok()) {
      catalogues.push_back(std::move(loaded).value());
      continue;
    }
    loaded.error().detail = "catalogue “" + name + "”: " + loaded.error().detail;
    damaged.push_back(std::move(loaded).error());
  }
  CAIRN_TRY(auto starter, catalogue::read_starter());
  catalogues.push_back(std::move(starter.catalogue));
  return catalogues;
}

Status Catalogues::save(catalogue::Catalogue made) const {
  if (made.name == catalogue::starter_name)
    return fail(ErrorCode::conflict, where,
                "“starter” is the catalogue of examples; give another name with --name");
  if (!is_catalogue_name(made.name))
    return fail(ErrorCode::invalid, where,
                "“" + made.name + "” cannot name a catalogue; use letters, digits and “-”");
  if (const auto old = load(made.name); old.ok()) catalogue::carry_decisions(*old, made);
  return write_kept(file_of(made.name), catalogue::write_catalogue(made));
}

Status Catalogues::remove(const std::string& name) const {
  if (name == catalogue::starter_name)
    return fail(ErrorCode::conflict, where, "the catalogue of examples comes with the program");
  if (!is_catalogue_name(name)) return no_such(name);
  std::error_code fault;
  if (!std::filesystem::remove(file_of(name), fault) && !fault) return no_such(name);
  if (!fault) std::filesystem::remove(folder_ / name, fault);
  if (fault) return fail(ErrorCode::io, where, (folder_ / name).string() + ": " + fault.message());
  return done;
}

}  // namespace cairn::app
