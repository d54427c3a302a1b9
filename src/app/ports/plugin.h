// SPDX-License-Identifier: Apache-2.0
// Modules of libraries too slow to load at every start, opened at first use: `libcairn_*.so` beside
// the executable or in ../lib/cairn of it, then wherever the loader looks.
#pragma once
#include <dlfcn.h>

#include <array>
#include <filesystem>
#include <string>

namespace cairn::app {

inline std::array<std::filesystem::path, 2> plugin_places(const std::string& file_name) {
  std::error_code ignored;
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
  return {folder / file_name, folder.parent_path() / "lib" / "cairn" / file_name};
}

// The module, or nullptr.
inline void* open_plugin(const std::string& file_name) {
  for (const auto& place : plugin_places(file_name))
    if (void* module = dlopen(place.c_str(), RTLD_NOW | RTLD_LOCAL)) return module;
  return dlopen(file_name.c_str(), RTLD_NOW | RTLD_LOCAL);
}

}  // namespace cairn::app
