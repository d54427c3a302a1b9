// SPDX-License-Identifier: Apache-2.0
// cairn plan: the best set of offers for what is needed, with days, reasons and proof.
#include <CLI/App.hpp>
#include <chrono>
#include <memory>

#include "cli/files.h"
#include "cli/plan_text.h"
#include "cli/program.h"
#include "json/build.h"
#include "pathways/bounds.h"
#include "pathways/plan.h"
#include "pathways/plan_json.h"
#include "pathways/read_problem.h"
#include "render/calendar_files.h"
#include "render/charts/gantt.h"

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn plan problem.json                         steps, days and why each is in it
  cairn plan problem.json --json > plan.json
  cairn plan problem.json --alternatives 0 --time-limit 2
  cairn plan problem.json --ics plan.ics --svg plan.svg    for a calendar, and as a picture

Exit: 0 every essential need is reached, 1 not (the limits that conflict are named, with the least
change that would mend each).)";

constexpr double seconds_default = 10;
constexpr double seconds_max = 3'600;

struct Arguments {
  std::string problem;
  double seconds = seconds_default;
  std::size_t alternatives = 4;
  std::string calendar, picture;  // files to write; "" for none
};

// A range lets "nan" through, after which no time is ever over.
std::string is_number(const std::string& text) {
  const bool is_digit_or_point = text.find_first_not_of("0123456789.+-eE") == std::string::npos;
  return is_digit_or_point ? "" : "write a number of seconds, as 2.5, not " + text;
}

// True once the time is over.
std::function<bool()> alarm_after(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  return [end] { return std::chrono::steady_clock::now() > end; };
}

app::CalendarFile calendar_of(const pathways::Problem& problem, const pathways::Plan& plan) {
  constexpr std::int64_t day_minutes = 24 * 60;
  app::CalendarFile file{.name = "Plan", .time_zone = "UTC"};
  file.stamp = Instant::from_seconds(std::int64_t{problem.start} * 24 * 60 * 60);
  for (const auto& step : plan.steps) {
    const auto& offer = problem.offers[step.offer];
    std::string description;
    for (const auto& reason : step.because)
      description += (description.empty() ? "" : "\n") + in_english(reason);
    file.events.push_back(
        {.uid = "step-" + offer.id + "-" + pathways::format_day(step.start) + "@cairn",
         .summary = offer.title.empty() ? offer.id : offer.title,
         .description = std::move(description),
         .from = step.start * day_minutes,
         .to = step.finish * day_minutes,
         .whole_day = true});
  }
  return file;
}

std::string picture_of(const pathways::Problem& problem, const pathways::Plan& plan) {
  std::vector<render::GanttBar> bars;
  for (const auto& step : plan.steps) {
    const auto& offer = problem.offers[step.offer];
    bars.push_back({offer.title.empty() ? offer.id : offer.title, step.start, step.finish, 0});
  }
  return render::gantt_svg(bars, problem.deadline.value_or(0), render::Embedding::file);
}

Status write_files(const Arguments& arguments, const pathways::Problem& problem,
                   const pathways::Plan& plan) {
  if (!arguments.calendar.empty()) {
    render::CalendarFiles calendars;
    CAIRN_TRY(const auto text, calendars.write(calendar_of(problem, plan)));
    CAIRN_CHECK(write_file(arguments.calendar, as_bytes(text)));
  }
  if (!arguments.picture.empty())
    CAIRN_CHECK(write_file(arguments.picture, as_bytes(picture_of(problem, plan))));
  return done;
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.problem, pathways::bounds::problem_bytes_max));
  CAIRN_TRY(const auto problem, pathways::read_problem(as_text(bytes)));
  pathways::PlanOptions options;
  options.out_of_time = alarm_after(arguments.seconds);
  options.alternatives = arguments.alternatives;
  const auto plan = pathways::make_plan(problem, options);
  CAIRN_CHECK(write_files(arguments, problem, plan));
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
      ->check(CLI::Range(0.0, seconds_max))
      ->check(is_number);
  command->add_option("--alternatives", arguments->alternatives, "Other plans to show (default 4)")
      ->check(CLI::Range(std::size_t{0}, pathways::bounds::alternatives_max));
  command->add_option("--ics", arguments->calendar, "Write the plan as a calendar file");
  command->add_option("--svg", arguments->picture, "Draw the plan");
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
