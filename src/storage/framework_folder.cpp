// SPDX-License-Identifier: Apache-2.0
#include "storage/framework_folder.h"

#include <algorithm>

#include "skills/limits.h"
#include "skills/starter.h"
#include "storage/open_store.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "frameworks";
constexpr const char* framework_file = "framework.bin";
constexpr const char* model_file = "linker.model";
constexpr std::size_t name_bytes_max = 64;
constexpr std::size_t model_bytes_max = 256 * 1024 * 1024;

Status check_name(std::string_view name) {
  if (is_framework_name(name)) return done;
  return fail(ErrorCode::invalid, where,
              "a framework's name is made of lower-case letters, digits and \"-\", at most 64");
}

Status make_folder(const fs::path& folder) {
  CAIRN_CHECK(prepare_data_folder(folder.parent_path().parent_path()));
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(ErrorCode::io, where, folder.string() + ": " + error.message());
  return done;
}

}  // namespace

bool is_framework_name(std::string_view name) {
  return !name.empty() && name.size() <= name_bytes_max && name.front() != '-' &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

Result<std::vector<skills::FrameworkSummary>> FrameworkFolder::list() {
  std::vector<skills::FrameworkSummary> all{skills::summary_of(skills::starter_framework())};
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    if (!is_framework_name(name)) continue;
    const auto bytes = read_start(at->path() / framework_file, skills::summary_bytes_max);
    if (!bytes) continue;
    auto summary = skills::read_framework_summary(*bytes);
    if (summary && summary->name == name)
      all.push_back(std::move(*summary));
    else
      all.push_back({.name = name, .damaged = true});
  }
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return all;
}

Result<skills::Framework> FrameworkFolder::load(std::string_view name) {
  if (name == skills::starter_name) return skills::starter_framework();
  CAIRN_CHECK(check_name(name));
  const auto bytes =
      read_whole(folder_ / name / framework_file, skills::limits::framework_bytes_max);
  if (bytes) return skills::read_framework(*bytes);
  if (bytes.error().code != ErrorCode::not_found) return bytes.error();
  std::string names;
  if (const auto all = list())
    for (const auto& one : *all) names += (names.empty() ? "" : ", ") + one.name;
  return fail(ErrorCode::not_found, where,
              "there is no framework \"" + std::string(name) + "\"; there are: " + names +
                  ". Import one with `cairn skills import`");
}

Status FrameworkFolder::save(const skills::Framework& framework) {
  CAIRN_CHECK(check_name(framework.name));
  if (framework.name == skills::starter_name)
    return fail(ErrorCode::invalid, where,
                "\"starter\" is the framework that is always there; choose another name");
  const auto folder = folder_ / framework.name;
  CAIRN_CHECK(make_folder(folder));
  std::error_code ignored;
  fs::remove(folder / model_file, ignored);
  return write_whole(folder / framework_file, as_bytes(skills::write_framework(framework)));
}

Result<Bytes> FrameworkFolder::load_model(std::string_view name) {
  CAIRN_CHECK(check_name(name));
  return read_whole(folder_ / name / model_file, model_bytes_max);
}

Status FrameworkFolder::save_model(std::string_view name, ByteView model) {
  CAIRN_CHECK(check_name(name));
  const auto folder = folder_ / name;
  CAIRN_CHECK(make_folder(folder));
  return write_whole(folder / model_file, model);
}

}  // namespace cairn::storage
