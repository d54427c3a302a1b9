// SPDX-License-Identifier: Apache-2.0
// The catalogue that comes with the program: made-up offers of made-up providers, marked as
// examples, so that everything can be tried at once.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

inline constexpr std::string_view starter_name = "starter";  // of catalogue and framework

// Read from what is compiled in; a fault in it is told as of any other CSV.
Result<Import> read_starter();

}  // namespace cairn::catalogue
