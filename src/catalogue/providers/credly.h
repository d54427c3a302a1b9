// SPDX-License-Identifier: Apache-2.0
// Credly: badges of an organisation, answers of its search, and badges of a profile. Its buckets
// (cost, time to earn) stay words: no number is made of them.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_credly(const SourceFile& file);
Result<Import> read_credly(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
