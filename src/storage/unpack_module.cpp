// SPDX-License-Identifier: Apache-2.0
#include "storage/unpack_module.h"

#include "app/ports/plugin.h"

namespace cairn::storage {

void* unpack_symbol(const char* name) {
  static void* const module = app::open_plugin("libcairn_unpack.so");
  return module == nullptr ? nullptr : dlsym(module, name);
}

}  // namespace cairn::storage
