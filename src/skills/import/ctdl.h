// SPDX-License-Identifier: Apache-2.0
// The importer of competency frameworks in CTDL-ASN (Credential Engine): graphs, single resources
// and registry envelopes.
#pragma once
#include "skills/import/importer.h"

namespace cairn::skills {

Result<Imported> import_ctdl(const ImportFiles& files, const ImportOptions& options);

}  // namespace cairn::skills
