// SPDX-License-Identifier: Apache-2.0
#include "server/list_query.h"

#include "app/achievements/manage.h"
#include "encoding/percent.h"
#include "server/pages/design.h"
#include "server/text.h"

namespace cairn::server {

app::ListSearch search_of(const Target& target) {
  return {.text = std::string(target.parameter("q")),
          .achievement = std::string(target.parameter("achievement")),
          .state = std::string(target.parameter("state"))};
}

std::string query_of(const app::ListSearch& search) {
  std::string query;
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) query += std::string(name) + "=" + encoding::percent_encoded(value) + "&";
  };
  add("q", search.text);
  add("achievement", search.achievement);
  add("state", search.state);
  return query;
}

namespace pages {

Status add_search(Call& call, View& view, const app::ListSearch& search, const SearchForm& form,
                  const Error* error) {
  view.text("search_path", form.path).text("search_label", form.label).text("q", search.text);
  view.text("search_query", query_of(search));
  view.text("kept_value", form.kept_value).maybe("kept_name", form.kept_name);
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> achievements, states;
  for (const auto& achievement : all) {
    View item;
    item.text("value", achievement.id.text).text("label", shown_name(achievement));
    item.flag("chosen", achievement.id.text == search.achievement);
    achievements.push_back(std::move(item));
  }
  for (const auto& state : form.states) {
    View item;
    item.text("value", state.name).text("label", say(state.label));
    item.flag("chosen", state.name == search.state);
    states.push_back(std::move(item));
  }
  view.list("search_achievements", std::move(achievements))
      .rows("search_states", std::move(states));
  view.flag("searching", !search.text.empty() || !search.achievement.empty() ||
                             (!form.states.empty() && !search.state.empty()));
  add_field_errors(view, error, {"q", "state"});
  return done;
}

}  // namespace pages
}  // namespace cairn::server
