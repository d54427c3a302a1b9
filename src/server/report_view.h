// SPDX-License-Identifier: Apache-2.0
// A report as pages show it: one sentence and a colour first, everything else folded away.
#pragma once
#include <string>

#include "json/value.h"
#include "server/templates.h"

namespace cairn::server {

// `report`: the JSON of app::to_json, fresh or kept.
View report_view(const json::Value& report);
// "Rejected: MIG welding, level 1", for the title of the page.
std::string report_title(const json::Value& report);

}  // namespace cairn::server
