// SPDX-License-Identifier: Apache-2.0
// The importer of tables of our own shape, or of any shape whose columns are mapped to it.
//   skills       id, label, other_labels, type, transversal, broader, related, description,
//                level_1 … level_5, group
//   occupations  id, label, other_labels, description, code, essential, optional
// Only "label" is needed. Lists are separated by "|"; essential and optional hold "skill:level".
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

bool wants_csv(std::string_view file_name);
Result<Imported> import_csv(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
