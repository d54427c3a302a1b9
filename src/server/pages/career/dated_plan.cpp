// SPDX-License-Identifier: Apache-2.0
// The plan somebody has chosen: where they stand, what comes next, and the calendar around it.
#include "app/career/dated_plan.h"

#include <charconv>
#include <chrono>

#include "base/text.h"
#include "encoding/percent.h"
#include "pathways/amount.h"
#include "render/charts/gantt.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/calendar_view.h"
#include "server/pages/career/desk.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::size_t sessions_shown_max = 12;
constexpr std::chrono::milliseconds time_max{2'000};

View step_view(const PlanningDesk& desk, const app::career::PlanStep& step, std::size_t at) {
  const auto progress = app::career::progress_of(step);
  View view;
  view.number("number", static_cast<std::int64_t>(at + 1));
  view.text("offer", step.offer).text("offer_address", encoding::percent_encoded(step.offer));
  view.text("title", step.title).text("provider", step.provider);
  view.text("start", day_text(step.start)).text("finish", day_text(step.finish));
  view.text("hours", hours_text(step.minutes)).number("percent", progress.percent());
  view.maybe("done_on", step.done_on.empty() ? "" : day_text(step.done_on));
  view.flag("open", step.done_on.empty());
  std::vector<View> covers;
  for (const auto& covered : step.covers) {
    const auto colon = covered.rfind(':');
    View one;
    one.text("covered", desk.shelf->label(covered.substr(0, colon)));
    covers.push_back(std::move(one));
  }
  view.rows("covers", std::move(covers));
  std::vector<View> reasons;
  for (const auto& reason : step.because) {
    View one;
    one.text("reason", say(reason));
    reasons.push_back(std::move(one));
  }
  view.rows("reasons", std::move(reasons));
  return view;
}

void add_sessions(View& view, const Call& call, const app::career::Plan& plan) {
  const auto found = app::career::sessions_of(plan, local_now(call, plan.calendar));
  std::vector<View> rows;
  for (std::size_t i = 0; i < found.sessions.size() && i < sessions_shown_max; ++i) {
    const auto& session = found.sessions[i];
    View row;
    row.text("when", session_text(session.time));
    row.text("what", plan.steps[session.step].title);
    rows.push_back(std::move(row));
  }
  view.rows("sessions", std::move(rows));
  view.number("sessions_count", static_cast<std::int64_t>(found.sessions.size()));
  std::int64_t unplaced = 0;
  for (const auto& one : found.unplaced) unplaced += one.minutes;
  view.maybe("unplaced", unplaced < 60 ? "" : hours_text(unplaced));
}

void add_steps(View& view, const PlanningDesk& desk, const app::career::Plan& plan) {
  std::vector<View> steps;
  std::vector<render::GanttBar> bars;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    steps.push_back(step_view(desk, step, i));
    const auto start = pathways::parse_day(step.start), finish = pathways::parse_day(step.finish);
    if (start.ok() && finish.ok())
      bars.push_back(
          {step.title, *start, *finish, app::career::progress_of(step).percent() / 100.0});
  }
  view.rows("steps", std::move(steps));
  const auto deadline = pathways::parse_day(plan.settings.deadline);
  view.html("gantt_html", {render::gantt_svg(bars, deadline.ok() ? *deadline : 0,
                                             render::Embedding::page, words_spoken())});
}

Result<Response> show(Call& call, PlanningDesk& desk, const app::career::Plan& plan,
                      const Error* error) {
  const auto* goal = desk.workbook().goal(plan.goal);
  View view;
  view.text("title", goal == nullptr ? say("Your plan") : say("Your plan: {}", goal->title));
  view.text("form_token", call.form_token()).text("plan_id", plan.id).text("goal_id", plan.goal);
  view.text("goal_title", goal == nullptr ? "" : goal->title);
  const auto progress = app::career::progress_of(plan);
  view.number("percent", progress.percent());
  view.text("done_text", hours_text(progress.done)).text("all_text", hours_text(progress.planned));
  view.text("first_day", plan.steps.empty() ? "" : day_text(plan.steps.front().start));
  view.text("last_day", plan.steps.empty() ? "" : day_text(plan.steps.back().finish));
  const auto late = app::career::days_late(plan, today(call));
  view.maybe("late", late == 0 ? "" : late == 1 ? say("1 day") : say("{} days", late));
  view.flag("saved_account", desk.opened.person.has_value());
  view.maybe("notice", notice_of(call.target.parameter("done")));
  add_steps(view, desk, plan);
  add_sessions(view, call, plan);
  add_calendar(view, call, plan);
  add_script(view, "plan.js");
  add_field_errors(view, error,
                   {"minutes", "hours", "holidays", "busy", "time_zone", "reminder_email"});
  return page(call, "plan_dated", std::move(view), error == nullptr ? 200 : status_of(*error));
}

}  // namespace

Result<Response> dated_plan_with(Call& call, PlanningDesk& desk, const app::career::Plan& plan,
                                 const Error& error) {
  return show(call, desk, plan, &error);
}

Result<Response> dated_plan(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* plan, plan_of(desk, call));
  return show(call, desk, *plan, nullptr);
}

Result<Response> check_in(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(auto* plan, plan_of(desk, call));
  app::career::CheckInForm form{.offer = std::string(call.field("offer")),
                                .finished = !call.field("finished").empty()};
  if (const auto minutes = trim(call.field("minutes")); !minutes.empty()) {
    const auto* end = minutes.data() + minutes.size();
    const auto read = std::from_chars(minutes.data(), end, form.minutes);
    if (read.ec != std::errc() || read.ptr != end) form.minutes = -1;
  }
  const auto checked = app::career::check_in(*plan, form, today(call));
  if (!checked.ok()) return show(call, desk, *plan, &checked.error());
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/plans/" + plan->id + "?done=checked");
}

Result<Response> replan(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(auto* plan, plan_of(desk, call));
  CAIRN_TRY(auto offers, call.context().library.offers());
  const auto until = std::chrono::steady_clock::now() + time_max;
  const auto workbook = desk.opened.workbook;
  CAIRN_CHECK(app::career::replan(
      {.shelf = *desk.shelf,
       .offers = std::move(offers),
       .workbook = workbook,
       .goal = plan->goal,
       .settings = plan->settings,
       .today = today(call),
       .out_of_time = [until] { return std::chrono::steady_clock::now() > until; },
       .alternatives = 0},
      *plan));
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/plans/" + plan->id + "?done=replanned");
}

Result<Response> remove_plan(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* plan, plan_of(desk, call));
  const auto id = plan->id;
  std::erase_if(desk.workbook().plans, [&](const auto& it) { return it.id == id; });
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan");
}

}  // namespace cairn::server::pages
