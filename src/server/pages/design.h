// SPDX-License-Identifier: Apache-2.0
// Where pages find the pictures of badges.
#pragma once
#include <string>

#include "app/ports/achievements.h"
#include "server/site.h"

namespace cairn::server::pages {

// Of a design that need not be saved, for members.
std::string preview_address(const Site& site, const app::BadgeDesign& design);
// Of a published achievement, for anyone.
std::string picture_address(const Site& site, const app::Achievement& achievement);

// What every page about an achievement shows: its texts, criteria and skills.
void add_achievement(View& view, const app::Achievement& achievement);

}  // namespace cairn::server::pages
