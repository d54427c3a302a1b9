// SPDX-License-Identifier: Apache-2.0
#include "server/pages/career/desk.h"

#include <array>
#include <cstdio>

#include "app/career/badges.h"
#include "base/filled.h"
#include "pathways/amount.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::array<std::string_view, 6> level_words{
    to_say("not yet"),     to_say("aware"),        to_say("works with guidance"),
    to_say("works alone"), to_say("leads others"), to_say("shapes the field")};

}  // namespace

Result<PlanningDesk> open_desk(Call& call) {
  PlanningDesk desk;
  CAIRN_TRY(desk.opened, open_workbook(call));
  auto& workbook = desk.opened.workbook;
  const bool begun = !workbook.goals.empty() || !workbook.profile.skills.empty();
  auto shelf = call.context().library.shelf(begun ? workbook.framework : "");
  if (!shelf.ok() && begun && shelf.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "desk",
                filled("Your plans speak of skills of “{}”, which this server does not have any "
                       "more. Ask whoever runs it to import that again; what you saved is kept.",
                       workbook.framework));
  CAIRN_TRY(desk.shelf, std::move(shelf));
  workbook.framework = desk.shelf->framework.name;
  CAIRN_CHECK(app::career::add_own_badges(call.context(), *desk.shelf,
                                          call.request.cookie(learner_cookie), workbook));
  return desk;
}

Result<app::career::Goal*> goal_of(PlanningDesk& desk, Call& call) {
  if (auto* found = desk.workbook().goal(call.argument("goal"))) return found;
  return fail(ErrorCode::not_found, "goal",
              "There is no such goal in your workbook. See what there is under Plan.");
}

Result<app::career::Plan*> plan_of(PlanningDesk& desk, Call& call) {
  if (auto* found = desk.workbook().plan(call.argument("plan"))) return found;
  return fail(ErrorCode::not_found, "plan",
              "There is no such plan in your workbook. See what there is under Plan.");
}

std::string today(const Call& call) {
  return format_instant(call.context().clock.now()).substr(0, 10);
}

std::string day_text(std::string_view text) {
  const auto moment = parse_date(text);
  return moment.ok() ? day(*moment) : std::string(text);
}

std::string level_name(skills::Level level) {
  const auto at = std::min<std::size_t>(level, level_words.size() - 1);
  return std::to_string(level) + ", " + say(level_words[at]);
}

std::string money(std::int64_t hundredths, std::string_view currency) {
  std::array<char, 40> text;
  std::snprintf(text.data(), text.size(), "%lld.%02lld", static_cast<long long>(hundredths / 100),
                static_cast<long long>(hundredths % 100));
  return std::string(text.data()) + " " + std::string(currency);
}

std::string hours_text(std::int64_t minutes) {
  if (minutes < 60) return minutes == 1 ? say("1 minute") : say("{} minutes", minutes);
  const auto hours = (minutes + 30) / 60;
  return hours == 1 ? say("1 hour") : say("{} hours", hours);
}

std::string credentials_text(std::size_t count) {
  return count == 1 ? say("1 credential") : say("{} credentials", count);
}

View option(std::string_view value, std::string_view label, bool chosen) {
  View view;
  view.text("value", value).text("label", label).flag("chosen", chosen);
  return view;
}

std::vector<View> level_options(skills::Level chosen) {
  std::vector<View> options;
  for (skills::Level level = 1; level <= skills::level_max; ++level)
    options.push_back(option(std::to_string(level), level_name(level), level == chosen));
  return options;
}

void add_trail(View& view, const app::career::Goal& goal, std::string_view here) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> places{
      {{"", to_say("What it asks for")},
       {"/profile", to_say("What you can do")},
       {"/gap", to_say("The gap")},
       {"/sets", to_say("Ways to close it")}}};
  std::vector<View> steps;
  for (const auto& [path, label] : places) {
    View step;
    step.text("href", "/plan/goals/" + goal.id + std::string(path)).text("label", say(label));
    step.flag("current", path == here);
    steps.push_back(std::move(step));
  }
  view.list("trail", std::move(steps));
  view.text("goal_id", goal.id).text("goal_title", goal.title);
}

void add_script(View& view, std::string_view file) {
  std::vector<View> scripts(1);
  scripts[0].text("file", file);
  view.list("scripts", std::move(scripts));
}

void add_attribution(View& view, const app::career::Shelf& shelf) {
  view.maybe("attribution", say(shelf.framework.attribution));
}

}  // namespace cairn::server::pages
