// SPDX-License-Identifier: Apache-2.0
// Runs and sources of imports as pages show them, of catalogues and of frameworks.
#pragma once
#include <string_view>
#include <vector>

#include "app/ports/imports.h"
#include "server/templates.h"

namespace cairn::server::pages {

// For _import_run.html: a run with its notes and the first of its faults.
View run_view(const app::ImportRun& run);
View source_view(const app::ImportSource& source);
// "value", "label" and "chosen" of how often a source is looked at.
std::vector<View> rhythm_views(std::string_view chosen);

}  // namespace cairn::server::pages
