// SPDX-License-Identifier: Apache-2.0
// The sections of the desk, for the navigation on each of its pages.
#pragma once
#include "server/call.h"

namespace cairn::server {

// "desk_sections", each with "section_path", "section_label" and "section_current": those the
// member's roles open, and none for other pages and visitors. "any_desk_sections" besides.
void add_desk_sections(const Call& call, View& view);

}  // namespace cairn::server
