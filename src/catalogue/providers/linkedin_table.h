// SPDX-License-Identifier: Apache-2.0
// Tables of LinkedIn Learning: Learning.csv of a member's own export, and lists and reports of
// content that administrators export. Columns about people (names, addresses, what was watched
// when, notes taken) are not read.
#pragma once
#include "catalogue/collector.h"

namespace cairn::catalogue {

inline constexpr const char* linkedin_learning_name = "LinkedIn Learning";

bool looks_like_linkedin_table(const SourceFile& file);
// Errors: of encoding::CsvReader.
Status read_linkedin_table(const SourceFile& file, Collector& collector);

}  // namespace cairn::catalogue
