// SPDX-License-Identifier: Apache-2.0
// What the pages of one achievement have in common on the desk.
#pragma once
#include "app/achievements/manage.h"
#include "server/call.h"

namespace cairn::server::pages {

std::string desk_path(const app::AchievementId& id);  // "/desk/achievements/{id}"
app::AchievementId achievement_id(const Call& call);

// "state_label", "state_tone" ("good", "warn" or "").
void add_state(View& view, app::AchievementState state);
// The head of its pages: state, claim link, what can be done with it, and which page this is:
// "edit", "preview" or "versions".
void add_head(View& view, Call& call, const app::Achievement& achievement, std::string_view here);

}  // namespace cairn::server::pages
