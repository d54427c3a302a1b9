// SPDX-License-Identifier: Apache-2.0
// The Microsoft Learn catalogue: one object with a list for each kind of entry.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_microsoft_learn(const SourceFile& file);
Result<Import> read_microsoft_learn(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
