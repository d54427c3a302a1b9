// SPDX-License-Identifier: Apache-2.0
// libcairn_draw.so, opened at first use.
#pragma once
#include "app/ports/plugin.h"
#include "base/result.h"

namespace cairn::render {

// A function of the module, or nullptr where it is missing.
template <class Function>
Function find_in_draw(const char* name) {
  static void* const module = app::open_plugin("libcairn_draw.so");
  return module == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(module, name));
}

inline Error no_draw_module() {
  return fail(ErrorCode::unsupported, "raster",
              "the drawing module libcairn_draw.so is missing; put it beside the cairn executable");
}

}  // namespace cairn::render
