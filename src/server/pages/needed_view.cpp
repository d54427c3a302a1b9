// SPDX-License-Identifier: Apache-2.0
#include "server/pages/needed_view.h"

#include <algorithm>

#include "app/achievements/prerequisites.h"

namespace cairn::server::pages {

Status add_needed_before(Call& call, View& view, const app::Achievement& achievement,
                         std::string_view typed) {
  CAIRN_TRY(const auto needed,
            app::needed_before(call.context(), achievement, call.request.cookie(learner_cookie)));
  const bool asks_file =
      std::ranges::any_of(needed, [](const auto& it) { return !it.ours && !it.held; });
  const bool asks = std::ranges::any_of(needed, [](const auto& it) { return !it.held; });
  std::vector<View> rows;
  for (const auto& it : needed) {
    View row;
    row.text("label", it.prerequisite.name.empty() ? it.url : it.prerequisite.name);
    row.text("url", it.url).flag("held", it.held).flag("elsewhere", !it.ours);
    rows.push_back(std::move(row));
  }
  view.rows("needed", std::move(rows))
      .flag("asks_badges", asks)
      .flag("asks_badge_file", asks_file)
      .text("badges", typed);
  return done;
}

}  // namespace cairn::server::pages
