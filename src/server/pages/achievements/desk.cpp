// SPDX-License-Identifier: Apache-2.0
// Achievements on the desk: the list, what can be done with one, how it looks to others, and how it
// came to be what it is.
#include "server/pages/achievements/desk.h"

#include "achievement/changes.h"
#include "app/achievements/content_of.h"
#include "json/write.h"
#include "server/language.h"
#include "server/markdown.h"
#include "server/pages/achievements.h"
#include "server/pages/achievements/brought_view.h"
#include "server/pages/design.h"
#include "server/pages/rubric_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

using app::AchievementState;

struct StateWord {
  AchievementState state;
  std::string_view label;
  std::string_view tone;
};

constexpr StateWord states[] = {{AchievementState::draft, to_say("Draft"), ""},
                                {AchievementState::published, to_say("Published"), "good"},
                                {AchievementState::retired, to_say("Retired"), "warn"}};

std::optional<AchievementState> state_asked_for(const Call& call) {
  for (const auto& one : states)
    if (app::name_of(one.state) == call.target.parameter("state")) return one.state;
  return std::nullopt;
}

std::vector<View> state_tabs(std::optional<AchievementState> shown) {
  std::vector<View> out;
  const auto add = [&](std::string_view state, std::string_view label, bool current) {
    View tab;
    tab.text("state", state).text("label", say(label)).flag("current", current);
    out.push_back(std::move(tab));
  };
  add("", to_say("All"), !shown);
  for (const auto& one : states) add(app::name_of(one.state), one.label, shown == one.state);
  return out;
}

View row_of(const Call& call, const app::Achievement& achievement) {
  View row;
  row.text("id", achievement.id.text).text("name", shown_name(achievement));
  row.text("image", desk_picture_address(call.site, achievement));
  row.text("changed", day(achievement.changed)).number("version", achievement.version);
  add_state(row, achievement.state);
  return row;
}

View version_view(const Call& call, const app::Achievement& it, const app::Achievement* before) {
  View view;
  view.number("version", it.version).text("changed", day(it.changed));
  view.text("image", desk_picture_address(call.site, it)).text("name", it.name);
  std::vector<View> rows;
  if (before != nullptr)
    for (const auto& change : achievement::changes(app::content_of(*before), app::content_of(it))) {
      View row;
      row.text("label", say(change.label)).maybe("before", change.before);
      row.maybe("after", change.after);
      rows.push_back(std::move(row));
    }
  view.rows("changes", std::move(rows)).flag("first", before == nullptr);
  return view;
}

std::vector<View> alignment_rows(const credential::NewAchievement& described) {
  std::vector<View> rows;
  for (const auto& one : described.alignments) {
    View row;
    row.text("url", one.url).text("target", one.name).text("framework", one.framework);
    row.text("says", one.description.empty() ? one.code : one.description);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::string desk_path(const app::AchievementId& id) { return "/desk/achievements/" + id.text; }
app::AchievementId achievement_id(const Call& call) { return {std::string(call.argument("id"))}; }

void add_state(View& view, AchievementState state) {
  const auto& word = states[static_cast<std::size_t>(state)];
  view.text("state_label", say(word.label)).text("state_tone", word.tone);
}

void add_head(View& view, Call& call, const app::Achievement& achievement, std::string_view here) {
  const bool published = achievement.state == AchievementState::published;
  view.text("id", achievement.id.text).number("version", achievement.version);
  view.text("form_token", call.form_token());
  add_state(view, achievement.state);
  view.maybe("claim_link", published ? app::claim_link(call.context(), achievement) : "");
  view.flag("can_publish", achievement.state == AchievementState::draft);
  view.flag("can_reopen", achievement.state == AchievementState::retired);
  view.flag("can_retire", published);
  view.flag("is_public", achievement.state != AchievementState::draft);
  for (const auto* name : {"edit", "preview", "versions"})
    view.flag("in_" + std::string(name), here == name);
}

Result<Response> achievements(Call& call) {
  const auto state = state_asked_for(call);
  const app::Page asked{.after = std::string(call.target.parameter("after"))};
  CAIRN_TRY(const auto listed, app::list_achievements(call.context(), call.actor(), state, asked));
  View view;
  view.text("title", say("Achievements")).list("tabs", state_tabs(state));
  std::vector<View> rows;
  for (const auto& one : listed.rows) rows.push_back(row_of(call, one));
  view.rows("achievements", std::move(rows));
  view.maybe("more", listed.more ? listed.rows.back().id.text : "");
  view.text("state", state ? app::name_of(*state) : "").flag("later_page", !asked.after.empty());
  const auto imported = call.target.parameter("imported");
  view.maybe("notice", imported.empty() ? "" : say("Imported as drafts."));
  return page(call, "achievements", std::move(view));
}

Result<Response> publish(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::publish_achievement(call.context(), call.actor(), achievement_id(call)));
  return see_other(call, desk_path(achievement.id));
}

Result<Response> retire(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::retire_achievement(call.context(), call.actor(), achievement_id(call)));
  return see_other(call, desk_path(achievement.id));
}

Result<Response> copy_achievement(Call& call) {
  CAIRN_TRY(const auto copy,
            app::copy_achievement(call.context(), call.actor(), achievement_id(call)));
  return see_other(call, desk_path(copy.id));
}

Result<Response> achievement_versions(Call& call) {
  CAIRN_TRY(const auto versions,
            app::achievement_versions(call.context(), call.actor(), achievement_id(call)));
  View view;
  view.text("title", versions.front().name);
  View head;
  add_head(head, call, versions.front(), "versions");
  view.section("head", std::move(head));
  std::vector<View> rows;
  for (std::size_t i = 0; i < versions.size(); ++i)
    rows.push_back(
        version_view(call, versions[i], i + 1 < versions.size() ? &versions[i + 1] : nullptr));
  view.list("versions", std::move(rows));
  return page(call, "achievement_versions", std::move(view));
}

Result<Response> achievement_preview(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), achievement_id(call)));
  View view;
  view.text("title", shown_name(achievement));
  View head;
  add_head(head, call, achievement, "preview");
  view.section("head", std::move(head));
  add_achievement(view, achievement, call.target.parameter("language"));
  view.text("organisation", call.session->organisation.name);
  view.text("image", desk_picture_address(call.site, achievement));
  view.text("page", desk_path(achievement.id) + "/preview");
  CAIRN_TRY(const auto plan, app::plan_of(call.context(), achievement));
  add_brought(view, achievement, plan);
  add_rubric(view, plan ? plan->plan.rubric : assessment::Rubric{});
  const auto described = app::describe_achievement(call.context(), achievement);
  view.html("narrative_html", markdown(described.criteria));
  view.rows("alignments", alignment_rows(described));
  Arena arena;
  view.text("json", json::write(credential::build_achievement(described, json::Builder(arena)),
                                json::Style::indented));
  return page(call, "achievement_preview", std::move(view));
}

}  // namespace cairn::server::pages
