// SPDX-License-Identifier: Apache-2.0
// The importer of the O*NET database's text files.
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

bool wants_onet(std::string_view file_name);
Result<Imported> import_onet(const ImportFiles& files, const ImportOptions& options);

// O*NET's level 0 to 7 in equal fifths.
Level level_from_onet(double level);

}  // namespace cairn::skills
