// SPDX-License-Identifier: Apache-2.0
// The CSV importer: one offer a row, lists within a cell parted by "|" (or ";" where there is
// none).
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_csv(const SourceFile& file);
// Errors also: invalid (a mapping that does not fit the file).
Result<Import> read_csv(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
