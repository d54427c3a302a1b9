// SPDX-License-Identifier: Apache-2.0
// The importer of ESCO's CSV files.
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

bool wants_esco(std::string_view file_name);
Result<Imported> import_esco(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
