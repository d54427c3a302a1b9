// SPDX-License-Identifier: Apache-2.0
// The steps of a check as pages show them, folded away, for whoever wants to follow them by hand.
#pragma once
#include <vector>

#include "json/value.h"
#include "server/templates.h"

namespace cairn::server {

// `steps`: as verify::to_json gives them, fresh or kept.
std::vector<View> steps_view(const json::Value& steps);

}  // namespace cairn::server
