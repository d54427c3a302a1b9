// SPDX-License-Identifier: Apache-2.0
// libcairn_unpack.so, the module that knows archives: opened at first use, so that what needs none
// starts without it.
#pragma once

namespace cairn::storage {

// A function of the module; nullptr where it is missing (app/ports/plugin.h).
void* unpack_symbol(const char* name);

}  // namespace cairn::storage
