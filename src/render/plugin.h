// SPDX-License-Identifier: Apache-2.0
// Modules opened at first use, for libraries too slow to load at every start.
#pragma once
#include <dlfcn.h>

#include <filesystem>
#include <string>

namespace cairn::render {

// The module, or nullptr. Beside the executable, then wherever the loader looks.
inline void* open_plugin(const std::string& file_name) {
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / file_name;
  void* module = dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
  return module != nullptr ? module : dlopen(file_name.c_str(), RTLD_NOW | RTLD_LOCAL);
}

}  // namespace cairn::render
