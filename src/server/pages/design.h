// SPDX-License-Identifier: Apache-2.0
// Where pages find the pictures of badges.
#pragma once
#include <string>

#include "app/ports/achievements.h"
#include "server/site.h"

namespace cairn::server::pages {

// Of a design that need not be saved, for members.
std::string preview_address(const Site& site, const app::BadgeDesign& design);
// Of an achievement as it is, also a draft; for members.
std::string desk_picture_address(const Site& site, const app::Achievement& achievement);
// Of a published achievement, for anyone.
std::string picture_address(const Site& site, const app::Achievement& achievement);

// What every page about an achievement shows, for the templates _achievement.html and
// _achievement_facts.html: its texts in that language where it has it, skills, outcomes, facts,
// results, prerequisites.
void add_achievement(View& view, const app::Achievement& achievement,
                     std::string_view language = {});

}  // namespace cairn::server::pages
