// SPDX-License-Identifier: Apache-2.0
// Open Badges: achievements of 3.0 and badge classes of 2.0, alone, in lists, in Badgr's answers,
// or within a credential, with the extensions of edubadges.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_open_badges(const SourceFile& file);
Result<Import> read_open_badges(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
