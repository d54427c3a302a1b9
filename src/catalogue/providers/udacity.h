// SPDX-License-Identifier: Apache-2.0
// Udacity: the answer of its catalogue for companies, and the older public list.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_udacity(const SourceFile& file);
Result<Import> read_udacity(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
