// SPDX-License-Identifier: Apache-2.0
// For tests: files of a folder, and where the published frameworks lie.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "skills/import/importer.h"

namespace cairn::skills {

// The folder of the published frameworks, beside the conformance suites; "" where it is absent.
inline std::string skills_data() {
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto base =
      std::filesystem::path(suites != nullptr ? suites : CAIRN_SOURCE_DIR "/../shared/vectors");
  const auto folder = (base / ".." / "skills").lexically_normal();
  return std::filesystem::is_directory(folder) ? folder.string() : "";
}

inline Bytes bytes_of(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

inline ImportFiles files_in(const std::filesystem::path& folder) {
  ImportFiles files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file())
      files.emplace(entry.path().filename().string(), bytes_of(entry.path()));
  return files;
}

inline Bytes text_bytes(std::string_view text) { return Bytes(text.begin(), text.end()); }

}  // namespace cairn::skills
