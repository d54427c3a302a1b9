// SPDX-License-Identifier: Apache-2.0
#include "app/operation/server_owner.h"
#include "server/language.h"
#include "server/pages/settings.h"
#include "server/router.h"

namespace cairn::server::pages {

namespace {

struct Tab {
  std::string_view path, label;
};
constexpr Tab tabs[] = {{"/desk/settings", to_say("Organisation")},
                        {"/desk/settings/domain", to_say("Domain")},
                        {"/desk/settings/keys", to_say("Signing keys")},
                        {"/desk/keys-for-programs", to_say("Keys for programs")},
                        {"/desk/settings/retention", to_say("Keeping")},
                        {"/desk/settings/export", to_say("Export")},
                        {"/desk/server", to_say("Server")}};

bool may_open(const Call& call, const Route& route) {
  if (!call.actor().roles.any_of(route.roles)) return false;
  if (route.caller != Caller::server_owner) return true;
  const auto runs = app::runs_the_server(call.context(), call.actor());
  return runs.ok() && *runs;
}

}  // namespace

void add_settings_tabs(const Call& call, View& view, std::string_view here) {
  std::vector<View> rows;
  for (const auto& tab : tabs) {
    const auto* route = find_page(tab.path);
    if (route == nullptr || !may_open(call, *route)) continue;
    View row;
    row.text("tab_path", tab.path).text("tab_label", say(tab.label));
    row.flag("tab_current", tab.path == here);
    rows.push_back(std::move(row));
  }
  view.list("settings_tabs", std::move(rows));
}

}  // namespace cairn::server::pages
