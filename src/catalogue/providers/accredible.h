// SPDX-License-Identifier: Apache-2.0
// Accredible: groups of an issuer, and credentials of a wallet or of one address, of which only
// what was achieved is read, never who achieved it.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_accredible(const SourceFile& file);
Result<Import> read_accredible(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
