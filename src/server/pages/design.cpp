// SPDX-License-Identifier: Apache-2.0
#include "server/pages/design.h"

#include <fmt/format.h>

#include "app/ports/achievements.h"
#include "encoding/percent.h"
#include "server/markdown.h"

namespace cairn::server::pages {

std::string preview_address(const Site& site, const app::BadgeDesign& design) {
  return site.link(fmt::format(
      "/desk/preview.svg?shape={}&icon={}&colour={}&text={}",
      encoding::percent_encoded(design.shape), encoding::percent_encoded(design.icon),
      encoding::percent_encoded(design.colour), encoding::percent_encoded(design.text)));
}

std::string picture_address(const Site& site, const app::Achievement& achievement) {
  return site.link(fmt::format("/a/{}.svg?version={}", achievement.id.text, achievement.version));
}

void add_achievement(View& view, const app::Achievement& achievement) {
  view.text("name", achievement.name);
  view.text("achievement_description", achievement.description);
  view.text("alternative_text", achievement.alternative_text);
  view.html("criteria_html", markdown(achievement.criteria));
  std::vector<View> skills;
  for (const auto& skill : achievement.skills) {
    View item;
    item.text("skill", skill);
    skills.push_back(std::move(item));
  }
  view.rows("skills", std::move(skills));
}

}  // namespace cairn::server::pages
