// SPDX-License-Identifier: Apache-2.0
// The starter framework: Cairn's own skills and occupations of ten fields, compiled in, so that
// everything works before anything is imported.
#pragma once
#include "skills/framework.h"
#include "skills/import/importer.h"

namespace cairn::skills {

inline constexpr std::string_view starter_name = "starter";

// Read anew from its tables at each call, in a few milliseconds.
Framework starter_framework();
// The same with what was wrong in the tables: a test holds it to nothing.
Result<Imported> read_starter_framework();

}  // namespace cairn::skills
