// SPDX-License-Identifier: Apache-2.0
// Writing an achievement: a new one, from a template or blank, and one that is there.
#include "achievement/templates.h"
#include "app/achievements/check.h"
#include "app/achievements/content_of.h"
#include "server/language.h"
#include "server/pages/achievements.h"
#include "server/pages/achievements/desk.h"
#include "server/pages/achievements/form.h"

namespace cairn::server::pages {

namespace {

void add_scripts(View& view) {
  std::vector<View> scripts;
  for (const auto* file : {"preview.js", "skills.js"}) {
    View script;
    script.text("file", file);
    scripts.push_back(std::move(script));
  }
  view.list("scripts", std::move(scripts));
}

void add_templates(View& view, bool offered, std::string_view chosen) {
  std::vector<View> rows;
  if (offered)
    for (const auto& one : achievement::templates()) {
      View row;
      row.text("id", one.id).text("label", one.in(spoken().tag).name);
      row.flag("current", one.id == chosen);
      rows.push_back(std::move(row));
    }
  view.rows("templates", std::move(rows));
}

struct Editing {
  const app::Achievement* achievement = nullptr;  // nullptr: a new one
  const Error* error = nullptr;
  std::string_view from_template = {};
};

Result<Response> show(Call& call, const TypedAchievement& typed, const Editing& editing) {
  const auto* it = editing.achievement;
  View view;
  view.text("title", it ? it->name : say("New achievement"));
  view.text("form_token", call.form_token());
  view.text("action", it ? desk_path(it->id) : "/desk/achievements/new");
  view.flag("is_new", it == nullptr);
  if (it) {
    View head;
    add_head(head, call, *it, "edit");
    view.section("head", std::move(head));
  } else {
    view.flag("head", false);
  }
  view.flag("versioned", it != nullptr && it->state != app::AchievementState::draft);
  add_templates(view, it == nullptr && editing.error == nullptr, editing.from_template);
  const bool saved = !call.target.parameter("saved").empty() && editing.error == nullptr;
  view.maybe("notice", saved ? say("Saved.") : "");
  CAIRN_CHECK(add_form(view, call, typed, editing.error));
  add_scripts(view);
  return page(call, "achievement_edit", std::move(view), editing.error == nullptr ? 200 : 422);
}

// Adds the row a button asks for. Whether the form is only to be shown again.
bool only_shows(Call& call, TypedAchievement& typed) {
  const auto asked = call.field("do");
  auto& details = typed.content.details;
  if (asked == "add-result")
    details.results.emplace_back();
  else if (asked == "add-language")
    details.translations.emplace_back();
  return !asked.empty() && asked != "save";
}

// What could not be read and what the rules say against the rest, in one.
Error all_faults(Call& call, const TypedAchievement& typed) {
  const auto checked = app::check_content(call.context(), typed.content);
  return checked ? *typed.error : joined(*typed.error, checked.error());
}

}  // namespace

Result<Response> new_achievement(Call& call) {
  const auto id = call.target.parameter("template");
  const auto* chosen = achievement::find_template(id);
  auto content = chosen ? chosen->in(spoken().tag) : achievement::Content();
  content.details.sharing = call.session->organisation.sharing;
  return show(call, typed_from(content), {.from_template = chosen ? id : ""});
}

Result<Response> create_achievement(Call& call) {
  auto typed = typed_in(call);
  if (only_shows(call, typed)) return show(call, typed, {});
  if (typed.error) {
    const auto faults = all_faults(call, typed);
    return show(call, typed, {.error = &faults});
  }
  const auto made = app::create_achievement(call.context(), call.actor(), typed.content);
  if (made) return see_other(call, desk_path(made->id) + "?saved=1");
  if (made.error().code != ErrorCode::invalid) return made.error();
  return show(call, typed, {.error = &made.error()});
}

Result<Response> edit_achievement(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), achievement_id(call)));
  return show(call, typed_from(app::content_of(achievement)), {.achievement = &achievement});
}

Result<Response> update_achievement(Call& call) {
  auto typed = typed_in(call);
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), achievement_id(call)));
  if (only_shows(call, typed)) return show(call, typed, {.achievement = &achievement});
  if (typed.error) {
    const auto faults = all_faults(call, typed);
    return show(call, typed, {.achievement = &achievement, .error = &faults});
  }
  const auto changed =
      app::update_achievement(call.context(), call.actor(), achievement.id, typed.content);
  if (changed) return see_other(call, desk_path(changed->id) + "?saved=1");
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  return show(call, typed, {.achievement = &achievement, .error = &changed.error()});
}

Result<Response> preview_image(Call& call) {
  const auto text = [&](std::string_view name) { return std::string(call.target.parameter(name)); };
  app::BadgeDesign design{.shape = text("shape"),
                          .icon = text("icon"),
                          .colour = text("colour"),
                          .second_colour = text("second_colour"),
                          .text = text("text")};
  if (!text("border").empty()) design.border = text("border");
  CAIRN_TRY(auto svg, call.context().drawing.badge_svg(design, say("Badge image")));
  return picture(std::move(svg));
}

}  // namespace cairn::server::pages
