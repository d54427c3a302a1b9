// SPDX-License-Identifier: Apache-2.0
// The curated catalogue that comes with the program: certifications of real issuers, each field
// with the page it was read on and the day (data/curated/README.md).
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

inline constexpr std::string_view curated_name = "curated";

// Read from what is compiled in.
Result<Import> read_curated();
// The same of files at hand, in the form of data/curated. Errors: of read_documents.
Result<Import> read_curated(std::span<const SourceFile> files);

}  // namespace cairn::catalogue
