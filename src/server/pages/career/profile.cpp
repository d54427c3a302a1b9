// SPDX-License-Identifier: Apache-2.0
// The self-audit: five minutes of "I can…", the goal's skills first.
#include <charconv>

#include "app/career/audit.h"
#include "app/career/badges.h"
#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

using app::career::AuditItem;
using app::career::BroughtBadge;

constexpr std::size_t found_max = 12;

std::string evidence_text(std::string_view level) {
  if (level.starts_with("signature")) return say("proved by a signed credential");
  if (level == "issuer-hosted") return say("confirmed at its issuer");
  if (level == "person") return say("confirmed by a person");
  if (level == "link") return say("from a link");
  return say("your own word");
}

View item_view(const AuditItem& item, std::size_t at) {
  View view;
  view.text("number", std::to_string(at + 1)).text("skill", item.skill).text("label", item.label);
  view.maybe("about", item.description).flag("soft", item.transversal);
  view.maybe("needed", item.needed == 0 ? "" : level_name(item.needed));
  view.flag("answered", item.answered);
  view.flag("not_yet", item.answered && item.said == 0);
  std::vector<View> choices;
  for (skills::Level level = 1; level <= skills::level_max; ++level) {
    View choice;
    choice.number("level", level).text("sentence", say(item.can_do[level - 1U]));
    choice.flag("chosen", item.answered && item.said == level);
    choice.flag("asked_for", item.needed == level);
    choices.push_back(std::move(choice));
  }
  view.list("choices", std::move(choices));
  std::vector<View> proofs;
  for (const auto& held : item.proved) {
    View proof;
    proof.text("level_held", level_name(held.level)).text("source", held.source);
    proof.text("evidence", evidence_text(held.evidence_level));
    proof.maybe("last_used", held.last_used.empty() ? "" : day_text(held.last_used));
    proofs.push_back(std::move(proof));
  }
  view.rows("proofs", std::move(proofs));
  return view;
}

std::string address(std::string_view goal) {
  return goal.empty() ? "/plan/profile" : "/plan/goals/" + std::string(goal) + "/profile";
}

void add_candidates(View& view, const PlanningDesk& desk, std::string_view query) {
  std::vector<View> found;
  if (!query.empty())
    for (const auto& hit : desk.shelf->search.skills(query, found_max)) {
      const auto& skill = desk.shelf->framework.skills[hit.skill];
      View row;
      row.text("id_query", encoding::percent_encoded(skill.id))
          .text("label", skill.label)
          .text("about", skill.description);
      row.maybe("other_name", hit.name == skill.label ? "" : hit.name);
      found.push_back(std::move(row));
    }
  view.text("q", query).flag("asked", !query.empty());
  view.rows("found", std::move(found));
}

// What came of a badge that was just brought, or why it does not count.
void add_brought(View& view, const PlanningDesk& desk, const Result<BroughtBadge>* brought) {
  const bool counts = brought != nullptr && brought->ok();
  const bool refused = brought != nullptr && !counts;
  view.maybe("badge_error", refused ? say_fault(brought->error().detail) : "");
  view.maybe("badge_remedy", refused ? say_fault(brought->error().remedy) : "");
  view.maybe("badge_name", counts ? (*brought)->name : "");
  const auto rows_of = [&](const std::vector<skills::SkillIndex>& skills) {
    std::vector<View> rows;
    for (const auto index : skills) {
      const auto& skill = desk.shelf->framework.skills[index];
      View row;
      row.text("label", skill.label).text("id_query", encoding::percent_encoded(skill.id));
      rows.push_back(std::move(row));
    }
    return rows;
  };
  view.rows("badge_proved", counts ? rows_of((*brought)->proved) : std::vector<View>());
  view.rows("badge_perhaps", counts ? rows_of((*brought)->perhaps) : std::vector<View>());
}

Result<Response> show(Call& call, PlanningDesk& desk, const Result<BroughtBadge>* brought) {
  const std::string goal_id(call.argument("goal"));
  View view;
  view.text("title", say("What you can do")).text("form_token", call.form_token());
  view.text("action", address(goal_id));
  view.flag("for_goal", !goal_id.empty());
  add_brought(view, desk, brought);
  if (!goal_id.empty()) {
    CAIRN_TRY(const auto* found, goal_of(desk, call));
    add_trail(view, *found, "/profile");
  }
  auto items = app::career::audit_of(desk.workbook(), *desk.shelf, goal_id);
  // One that was just looked for, to be answered with the others.
  if (const auto index = desk.shelf->index.skill(call.target.parameter("add"))) {
    auto more = desk.workbook();
    app::career::answer_audit(more, *desk.shelf,
                              {{desk.shelf->framework.skills[*index].id, 0, ""}});
    for (auto& item : app::career::audit_of(more, *desk.shelf, ""))
      if (item.skill == desk.shelf->framework.skills[*index].id &&
          std::none_of(items.begin(), items.end(),
                       [&](const AuditItem& it) { return it.skill == item.skill; }))
        items.insert(items.begin(), std::move(item));
  }
  std::vector<View> rows;
  std::int64_t answered = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    answered += items[i].answered || !items[i].proved.empty() ? 1 : 0;
    rows.push_back(item_view(items[i], i));
  }
  view.number("answered_count", answered);
  view.number("count", static_cast<std::int64_t>(items.size()));
  view.rows("items", std::move(rows));
  view.flag("saved", !call.target.parameter("saved").empty());
  add_candidates(view, desk, call.target.parameter("q"));
  add_attribution(view, *desk.shelf);
  add_script(view, "plan.js");
  CAIRN_TRY(auto response, page(call, "plan_profile", std::move(view)));
  if (brought != nullptr && !brought->ok()) response.status = 422;
  return response;
}

}  // namespace

Result<Response> profile(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  return show(call, desk, nullptr);
}

Result<Response> bring_badge(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  if (!call.argument("goal").empty()) CAIRN_CHECK(goal_of(desk, call));
  const auto* file = call.form.file("badge");
  const std::string_view text = call.field("text");
  const auto input = file != nullptr && !file->bytes.empty() ? file->bytes : text;
  auto brought =
      app::career::bring_badge(call.context(), *desk.shelf, as_bytes(input), desk.workbook());
  if (brought.ok()) CAIRN_CHECK(keep(call, desk.opened));
  return show(call, desk, &brought);
}

Result<Response> forget_badge(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  if (!call.argument("goal").empty()) CAIRN_CHECK(goal_of(desk, call));
  if (app::career::forget_badge(desk.workbook(), call.field("source")))
    CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, address(call.argument("goal")) + "?saved=1");
}

Result<Response> answer_profile(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  const std::string goal_id(call.argument("goal"));
  if (!goal_id.empty()) CAIRN_CHECK(goal_of(desk, call));
  std::vector<app::career::AuditAnswer> answers;
  for (const auto& field : call.form.fields) {
    if (!field.name.starts_with("skill-")) continue;
    const auto said = call.field("level-" + field.name.substr(6));
    if (said.empty()) continue;
    unsigned level = 0;
    std::from_chars(said.data(), said.data() + said.size(), level);
    answers.push_back({field.value, static_cast<skills::Level>(std::min(level, 5U)),
                       level == 0 ? "" : today(call)});
  }
  app::career::answer_audit(desk.workbook(), *desk.shelf, answers);
  CAIRN_CHECK(keep(call, desk.opened));
  if (!call.field("go_on").empty() && !goal_id.empty())
    return see_other(call, "/plan/goals/" + goal_id + "/gap");
  return see_other(call, address(goal_id) + "?saved=1");
}

}  // namespace cairn::server::pages
