// SPDX-License-Identifier: Apache-2.0
#include "app/achievements/manage.h"

#include "app/ports/achievements.h"
#include "server/pages/design.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

struct Choice {
  std::string_view value;
  std::string_view label;
};

constexpr Choice shapes[] = {
    {"hexagon", "Hexagon"}, {"circle", "Circle"}, {"shield", "Shield"}, {"square", "Square"}};
constexpr Choice icons[] = {{"cairn", "Cairn"}, {"star", "Star"},     {"book", "Book"},
                            {"code", "Code"},   {"gear", "Gear"},     {"heart", "Heart"},
                            {"leaf", "Leaf"},   {"people", "People"}, {"chart", "Chart"},
                            {"none", "None"}};
constexpr Choice evidence_rules[] = {{"file-or-link", "A file or a link"},
                                     {"file", "A file"},
                                     {"link", "A link"},
                                     {"none", "Nothing: their word is enough"}};

std::vector<View> choice_views(std::span<const Choice> choices, std::string_view chosen) {
  std::vector<View> out;
  for (const auto& choice : choices) {
    View view;
    view.text("value", choice.value).text("label", choice.label);
    view.flag("chosen", choice.value == chosen);
    out.push_back(std::move(view));
  }
  return out;
}

struct Editing {
  const app::Achievement* achievement = nullptr;  // nullptr: a new one
  const Error* error = nullptr;
};

std::string path_of(const app::AchievementId& id) { return "/desk/achievements/" + id.text; }

Result<Response> show(Call& call, const app::AchievementForm& form, const Editing& editing) {
  const auto* achievement = editing.achievement;
  const bool published =
      achievement != nullptr && achievement->state == app::AchievementState::published;
  View view;
  view.text("title", achievement ? achievement->name : say("New achievement"));
  view.text("form_token", call.form_token());
  view.text("action", achievement ? path_of(achievement->id) : "/desk/achievements/new");
  view.text("id", achievement ? achievement->id.text : "");
  view.maybe("claim_link", published ? app::claim_link(call.context(), *achievement) : "");
  view.flag("can_publish", achievement != nullptr && !published);
  view.maybe("notice", call.target.parameter("saved").empty() ? "" : say("Saved."));
  view.text("name", form.name).text("description", form.description);
  view.text("criteria", form.criteria).text("skills", lines(form.skills));
  view.list("evidence_rules", choice_views(evidence_rules, form.evidence_rule));
  view.list("shapes", choice_views(shapes, form.design.shape));
  view.list("icons", choice_views(icons, form.design.icon));
  view.text("colour", form.design.colour).text("text", form.design.text);
  view.text("alternative_text", form.alternative_text);
  view.text("preview", preview_address(call.site, form.design));
  const auto error =
      editing.error ? std::optional(with_paths(*editing.error, "/design/", "/")) : std::nullopt;
  add_field_errors(view, error ? &*error : nullptr,
                   {"name", "description", "criteria", "skills", "evidence_rule", "shape", "icon",
                    "colour", "text", "alternative_text"});
  std::vector<View> scripts(1);
  scripts[0].text("file", "preview.js");
  view.list("scripts", std::move(scripts));
  return page(call, "achievement_edit", std::move(view), editing.error == nullptr ? 200 : 422);
}

app::AchievementForm form_of(const Call& call) {
  app::AchievementForm form;
  form.name = call.field("name");
  form.description = call.field("description");
  form.criteria = call.field("criteria");
  form.skills = non_empty_lines(call.field("skills"));
  form.design = {.shape = std::string(call.field("shape")),
                 .icon = std::string(call.field("icon")),
                 .colour = std::string(call.field("colour")),
                 .text = std::string(call.field("text"))};
  form.alternative_text = call.field("alternative_text");
  form.evidence_rule = call.field("evidence_rule");
  return form;
}

app::AchievementForm form_of(const app::Achievement& achievement) {
  return {.name = achievement.name,
          .description = achievement.description,
          .criteria = achievement.criteria,
          .skills = achievement.skills,
          .evidence_rule = std::string(app::name_of(achievement.evidence_rule)),
          .design = achievement.design,
          .alternative_text = achievement.alternative_text};
}

app::AchievementId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

}  // namespace

Result<Response> new_achievement(Call& call) { return show(call, {}, {}); }

Result<Response> create_achievement(Call& call) {
  const auto form = form_of(call);
  const auto made = app::create_achievement(call.context(), call.actor(), form);
  if (made) return see_other(call, path_of(made->id) + "?saved=1");
  if (made.error().code != ErrorCode::invalid) return made.error();
  return show(call, form, {.error = &made.error()});
}

Result<Response> edit_achievement(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), id_of(call)));
  return show(call, form_of(achievement), {.achievement = &achievement});
}

Result<Response> update_achievement(Call& call) {
  const auto form = form_of(call);
  const auto changed = app::update_achievement(call.context(), call.actor(), id_of(call), form);
  if (changed) return see_other(call, path_of(changed->id) + "?saved=1");
  if (changed.error().code != ErrorCode::invalid) return changed.error();
  CAIRN_TRY(const auto achievement,
            app::find_achievement(call.context(), call.actor(), id_of(call)));
  return show(call, form, {.achievement = &achievement, .error = &changed.error()});
}

Result<Response> publish(Call& call) {
  CAIRN_TRY(const auto achievement,
            app::publish_achievement(call.context(), call.actor(), id_of(call)));
  return see_other(call, path_of(achievement.id));
}

Result<Response> preview_image(Call& call) {
  const app::BadgeDesign design{.shape = std::string(call.target.parameter("shape")),
                                .icon = std::string(call.target.parameter("icon")),
                                .colour = std::string(call.target.parameter("colour")),
                                .text = std::string(call.target.parameter("text"))};
  CAIRN_TRY(auto svg, call.context().drawing.badge_svg(design, "Badge image"));
  return picture(std::move(svg));
}

}  // namespace cairn::server::pages
