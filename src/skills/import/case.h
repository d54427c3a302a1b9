// SPDX-License-Identifier: Apache-2.0
// The importer of CASE packages (1EdTech Competencies and Academic Standards Exchange 1.0 and 1.1).
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

Result<Imported> import_case(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
