// SPDX-License-Identifier: Apache-2.0
// edX and every Open edX: course lists of the LMS, courses and programs of the discovery service,
// and programs in their older form.
#pragma once
#include "catalogue/importer.h"

namespace cairn::catalogue {

bool looks_like_openedx(const SourceFile& file);
Result<Import> read_openedx(std::span<const SourceFile> files, const ReadOptions& options);

}  // namespace cairn::catalogue
