// SPDX-License-Identifier: Apache-2.0
#include "storage/import_folder.h"

#include <algorithm>

#include "catalogue/limits.h"
#include "storage/whole_file.h"

namespace cairn::storage {
namespace {

namespace fs = std::filesystem;
constexpr const char* where = "imports";

// A plain name in that folder: it leads nowhere else.
bool is_plain(std::string_view name) {
  return !name.empty() && name.front() != '.' && name.size() <= 255 &&
         name.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

}  // namespace

Result<std::vector<std::string>> ImportFolderOfData::names() {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
    auto name = at->path().filename().string();
    std::error_code ignored;
    // A link may lead out of the folder.
    if (is_plain(name) && fs::is_regular_file(at->symlink_status(ignored)))
      names.push_back(std::move(name));
  }
  if (error && error != std::errc::no_such_file_or_directory)
    return fail(ErrorCode::io, where, folder_.string() + ": " + error.message());
  std::sort(names.begin(), names.end());
  return names;
}

Result<Bytes> ImportFolderOfData::read(std::string_view name) {
  if (!is_plain(name))
    return fail(ErrorCode::invalid, where,
                "“" + std::string(name) + "” is no name of a file in the folder of imports");
  std::error_code ignored;
  const auto file = folder_ / std::string(name);
  if (!fs::is_regular_file(fs::symlink_status(file, ignored)))
    return fail(ErrorCode::not_found, where,
                "the folder of imports has no file “" + std::string(name) + "”; lay it down there");
  return read_whole(file, catalogue::import_bytes_max);
}

}  // namespace cairn::storage
