// SPDX-License-Identifier: Apache-2.0
#include "storage/unpack_module.h"

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

namespace cairn::storage {
namespace {

void* open_module() {
  std::error_code ignored;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto beside = self.parent_path() / "libcairn_unpack.so";
  void* module = dlopen(beside.c_str(), RTLD_NOW | RTLD_LOCAL);
  return module != nullptr ? module : dlopen("libcairn_unpack.so", RTLD_NOW | RTLD_LOCAL);
}

}  // namespace

void* unpack_symbol(const char* name) {
  static void* const module = open_module();
  return module == nullptr ? nullptr : dlsym(module, name);
}

}  // namespace cairn::storage
