// SPDX-License-Identifier: Apache-2.0
// Coursera's public lists: courses, specializations, and the partners who give them.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_coursera(const SourceFile& file);
Result<Import> read_coursera(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
