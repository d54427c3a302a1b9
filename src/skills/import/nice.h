// SPDX-License-Identifier: Apache-2.0
// The importer of the NICE Workforce Framework for Cybersecurity (components as JSON).
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

Result<Imported> import_nice(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
