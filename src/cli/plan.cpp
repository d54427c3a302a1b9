// SPDX-License-Identifier: Apache-2.0
// cairn plan: the best set of offers for what is needed, with days, reasons and proof.
#include <CLI/App.hpp>
#include <chrono>
#include <memory>

#include "cli/clock.h"
#include "cli/files.h"
#include "cli/plan_text.h"
#include "cli/program.h"
#include "json/build.h"
#include "pathways/bounds.h"
#include "pathways/plan.h"
#include "pathways/plan_json.h"
#include "pathways/read_problem.h"
#include "pathways/sessions.h"
#include "render/calendar_file.h"
#include "render/chart.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn plan problem.json                         steps, days and why each is in it
  cairn plan problem.json --json > plan.json
  cairn plan problem.json --alternatives 0 --time-limit 2
  cairn plan problem.json --ics plan.ics --zone Europe/Berlin --busy mine.ics
  cairn plan problem.json --svg plan.svg          the steps on a line of time

Exit: 0 every essential need is reached, 1 not (the limits that conflict are named, with the least
change that would mend each).)";

constexpr double seconds_default = 10;
constexpr double seconds_max = 3'600;

struct Arguments {
  std::string problem;
  double seconds = seconds_default;
  std::size_t alternatives = 4;
  std::string ics, svg, busy;
  std::string zone = "UTC";
};

// True once the time is over.
std::function<bool()> alarm_after(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  return [end] { return std::chrono::steady_clock::now() > end; };
}

// The sessions of a plan around what the person's own calendar holds.
Result<pathways::Sessions> sessions_around(const Arguments& arguments,
                                           const pathways::Problem& problem,
                                           const pathways::Plan& plan, Console& console) {
  auto availability = pathways::usual_week();
  if (!arguments.busy.empty()) {
    CAIRN_TRY(const auto bytes, read_file(arguments.busy, render::calendar_bytes_max));
    CAIRN_TRY(auto busy, render::busy_times(as_text(bytes), arguments.zone, problem.start,
                                            plan.timetable.finish));
    if (busy.skipped > 0)
      console.note("cairn: " + std::to_string(busy.skipped) + " events of " + arguments.busy +
                   " could not be used");
    availability.busy = std::move(busy.spans);
  }
  return pathways::sessions_of(problem, plan, availability);
}

Status write_calendar(const Arguments& arguments, const pathways::Problem& problem,
                      const pathways::Plan& plan, Console& console) {
  CAIRN_TRY(const auto sessions, sessions_around(arguments, problem, plan, console));
  for (const auto& shortfall : sessions.shortfalls)
    console.note("cairn: " + std::to_string(shortfall.minutes) + " minutes of " +
                 printable(problem.offers[plan.steps[shortfall.step].offer].id) +
                 " find no place in the week's free time");
  render::CalendarText about;
  about.name = "Learning plan";
  about.zone = arguments.zone;
  about.plan_id = "plan-" + pathways::format_day(problem.start);
  about.made = now();
  CAIRN_TRY(const auto text, render::plan_calendar(problem, plan, sessions, about));
  return write_file(arguments.ics, as_bytes(text));
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.problem, pathways::bounds::problem_bytes_max));
  CAIRN_TRY(const auto problem, pathways::read_problem(as_text(bytes)));
  pathways::PlanOptions options;
  options.out_of_time = alarm_after(arguments.seconds);
  options.alternatives = arguments.alternatives;
  const auto plan = pathways::make_plan(problem, options);
  if (!arguments.ics.empty())
    CAIRN_CHECK(write_calendar(arguments, problem, plan, console));
  if (!arguments.svg.empty())
    CAIRN_CHECK(write_file(arguments.svg, as_bytes(render::gantt_svg(problem, plan, "plan"))));
  Arena arena;
  if (console.wants_json())
    CAIRN_CHECK(console.print_json(
        pathways::plan_json(problem, plan, options.label, json::Builder(arena))));
  else
    CAIRN_CHECK(console.print(plan_text(problem, plan, options.label, console)));
  return plan.essential_covered ? Exit::yes : Exit::no;
}

}  // namespace

void add_plan(CLI::App& app, Program& program) {
  auto* command = app.add_subcommand("plan", "Find the best set of offers for what is needed");
  const auto arguments = std::make_shared<Arguments>();
  command->add_option("PROBLEM", arguments->problem, "What one has, needs and may take, JSON")
      ->required();
  command
      ->add_option("--time-limit", arguments->seconds,
                   "Seconds after which the best plan so far is given (default 10)")
      ->check(CLI::Range(0.0, seconds_max));
  command->add_option("--alternatives", arguments->alternatives, "Other plans to show (default 4)")
      ->check(CLI::Range(std::size_t{0}, pathways::bounds::alternatives_max));
  command->add_option("--ics", arguments->ics, "Write the plan's sessions as a calendar");
  command->add_option("--zone", arguments->zone,
                      "Time zone of the calendar, as Europe/Berlin (default UTC)");
  command->add_option("--busy", arguments->busy, "A calendar (.ics) to plan around");
  command->add_option("--svg", arguments->svg, "Write the steps as a picture");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
