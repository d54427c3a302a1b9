// SPDX-License-Identifier: Apache-2.0
// CTDL (Credential Engine): credentials, learning opportunities and assessments as JSON-LD, one a
// file, as a graph, or in a registry's envelope.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_ctdl(const SourceFile& file);
Result<Import> read_ctdl(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
