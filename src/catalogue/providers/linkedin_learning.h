// SPDX-License-Identifier: Apache-2.0
// LinkedIn Learning: answers of learningAssets, a member's own export (Learning.csv), and tables of
// content that administrators export. What a table says of people is not read.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_linkedin_learning(const SourceFile& file);
Result<Import> read_linkedin_learning(std::span<const SourceFile> files,
                                      const ReadOptions& options);

}  // namespace cairn::catalogue
