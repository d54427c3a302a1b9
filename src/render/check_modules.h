// SPDX-License-Identifier: Apache-2.0
// Whether the modules that stand beside the executable came with it, and what does not work without
// one.
#pragma once
#include <vector>

#include "app/ports/premises.h"

namespace cairn::render {

enum class ModuleLook : std::uint8_t {
  files,  // whether there is a file: costs nothing
  whole,  // whether it opens, with all the libraries that it needs
};
// One row where all is well, else one for each module that is not. What the loader finds elsewhere
// counts as there.
std::vector<app::Checkup> check_modules(ModuleLook look);

}  // namespace cairn::render
