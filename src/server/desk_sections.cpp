// SPDX-License-Identifier: Apache-2.0
#include "server/desk_sections.h"

#include "server/router.h"

namespace cairn::server {

namespace {

struct Section {
  std::string_view path;
  std::string_view label;
};

constexpr Section sections[] = {
    {"/desk", to_say("Overview")},
    {"/desk/achievements", to_say("Achievements")},
    {"/desk/assessments", to_say("Assessment")},
    {"/desk/claims", to_say("Claims")},
    {"/desk/awards", to_say("Badges")},
    {"/desk/learners", to_say("People")},
    {"/desk/batches", to_say("From files")},
    {"/desk/stacks", to_say("Stacks")},
    {"/desk/catalogue", to_say("Offers")},
    {"/desk/quality", to_say("Reviews")},
    {"/desk/members", to_say("Members")},
    {"/desk/analytics", to_say("Figures")},
    {"/desk/settings", to_say("Settings")},
};

bool is_within(std::string_view path, std::string_view section) {
  return path == section || (path.starts_with(section) && path[section.size()] == '/');
}

// Pages of a section whose addresses do not lie under it.
struct Place {
  std::string_view path;
  std::string_view section;
};
constexpr Place elsewhere[] = {{"/desk/award", "/desk/awards"},
                               {"/desk/keys-for-programs", "/desk/settings"},
                               {"/desk/market", "/desk/analytics"},
                               {"/desk/organisations", "/desk/settings"},
                               {"/desk/server", "/desk/settings"}};

// The section a page belongs to. The overview is one page alone: what lies under it and in no
// other section (the log, mail) shows the sections and marks none.
std::string_view section_of(std::string_view path) {
  for (const auto& [place, section] : elsewhere)
    if (is_within(path, place)) return section;
  std::string_view found;
  for (const auto& section : sections)
    if (section.path != sections[0].path && is_within(path, section.path)) found = section.path;
  return found.empty() && path == sections[0].path ? path : found;
}

}  // namespace

void add_desk_sections(const Call& call, View& view) {
  const auto target = call.site.without_prefix(call.request.target);
  const auto path = target.substr(0, target.find('?'));
  const auto here = section_of(path);
  std::vector<View> rows;
  for (const auto& section : sections) {
    if (!call.session || !is_within(path, sections[0].path)) break;
    const auto* route = find_page(section.path);
    if (route == nullptr || !call.actor().roles.any_of(route->roles)) continue;
    View row;
    row.text("section_path", section.path).text("section_label", say(section.label));
    row.flag("section_current", section.path == here);
    rows.push_back(std::move(row));
  }
  view.rows("desk_sections", std::move(rows));
}

}  // namespace cairn::server
