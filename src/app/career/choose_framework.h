// SPDX-License-Identifier: Apache-2.0
// Which framework is meant when none is named.
#pragma once
#include "app/ports/frameworks.h"

namespace cairn::app {

// "esco" where it was imported, else the first by name that was, else the starter framework.
// Errors: of the frameworks.
Result<std::string> default_framework(Frameworks& frameworks);

// The one named, or the default where `name` is "". Errors: as Frameworks::load.
Result<skills::Framework> load_framework(Frameworks& frameworks, std::string_view name);

}  // namespace cairn::app
