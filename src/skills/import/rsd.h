// SPDX-License-Identifier: Apache-2.0
// The importer of Rich Skill Descriptors (Open Skills Network): JSON of one descriptor, a list of
// them or a collection, and the CSV that the network's tool exports.
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

bool wants_rsd(std::string_view file_name);
Result<Imported> import_rsd(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
