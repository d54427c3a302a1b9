// SPDX-License-Identifier: Apache-2.0
// European micro-credentials (Europass, European Learning Model 3): what a credential says of the
// achievement, and specifications of qualifications and opportunities.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_europass(const SourceFile& file);
Result<Import> read_europass(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
