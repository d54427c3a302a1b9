// SPDX-License-Identifier: Apache-2.0
// The figures above everything else on the desk, each a way to what it counts or to what of it
// is in trouble.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

// "glances", each with "href", "figure", "label", "tone" and perhaps "note" and "drawing_html".
// `waiting`: how many claims wait, as it is written.
Status add_glances(Call& call, View& view, const std::string& waiting);

}  // namespace cairn::server::pages
