// SPDX-License-Identifier: Apache-2.0
// HR Open skills: competencies as HR Open's JSON has them (JDX JobSchema+, LER-RS, Skills),
// wherever they stand in a document.
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

Result<Imported> import_hropen(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
