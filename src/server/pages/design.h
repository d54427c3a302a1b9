// SPDX-License-Identifier: Apache-2.0
// Where pages find the pictures of badges.
#pragma once
#include <map>
#include <string>

#include "app/ports/achievements.h"
#include "server/call.h"
#include "server/site.h"

namespace cairn::server::pages {

// Of a design that need not be saved, for members.
std::string preview_address(const Site& site, const app::BadgeDesign& design);
// Of an achievement as it is, also a draft; for members.
std::string desk_picture_address(const Site& site, const app::Achievement& achievement);
// Of a published achievement, for anyone.
std::string picture_address(const Site& site, const app::Achievement& achievement);

// Its texts in the language spoken where it has them, else in its main one.
std::string shown_name(const app::Achievement& achievement);
std::string shown_description(const app::Achievement& achievement);
std::string shown_alternative_text(const app::Achievement& achievement);

// The same for lists that know achievements of the caller's organisation by their main name alone.
class ShownNames {
 public:
  static Result<ShownNames> open(Call& call);
  std::string_view of(const std::string& name) const;

 private:
  std::map<std::string, std::string> names_;
};

// What every page about an achievement shows, for the templates _achievement.html and
// _achievement_facts.html: its texts in that language (the one spoken where none is asked for)
// where it has it, skills, outcomes, facts, results, prerequisites.
void add_achievement(View& view, const app::Achievement& achievement,
                     std::string_view language = {});

}  // namespace cairn::server::pages
