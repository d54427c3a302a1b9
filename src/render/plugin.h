// SPDX-License-Identifier: Apache-2.0
// Modules opened at first use: libcairn_NAME.so beside the executable, or where the loader looks.
#pragma once
#include <string>

namespace cairn::render {

// A function of the module; nullptr where the module or the function is missing.
void* find_symbol_in_plugin(const std::string& plugin, const char* name);

template <class Function>
Function find_in_plugin(const std::string& plugin, const char* name) {
  return reinterpret_cast<Function>(find_symbol_in_plugin(plugin, name));
}

}  // namespace cairn::render
