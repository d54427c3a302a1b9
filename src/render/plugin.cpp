// SPDX-License-Identifier: Apache-2.0
#include "render/plugin.h"

#include <dlfcn.h>

#include <filesystem>

namespace cairn::render {

void* find_symbol_in_plugin(const std::string& plugin, const char* name) {
  const auto file = "libcairn_" + plugin + ".so";
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / file;
  // Opened again it is only counted: the loader keeps one.
  void* module = dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) module = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  return module == nullptr ? nullptr : dlsym(module, name);
}

}  // namespace cairn::render
