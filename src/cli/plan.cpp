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

namespace cairn::cli {
namespace {

constexpr const char* examples = R"(Examples:
  cairn plan problem.json                         steps, days and why each is in it
  cairn plan problem.json --json > plan.json
  cairn plan problem.json --alternatives 0 --time-limit 2

Exit: 0 every essential need is reached, 1 not (the limits that conflict are named, with the least
change that would mend each).)";

constexpr double seconds_default = 10;
constexpr double seconds_max = 3'600;

struct Arguments {
  std::string problem;
  double seconds = seconds_default;
  std::size_t alternatives = 4;
};

// True once the time is over.
std::function<bool()> alarm_after(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  return [end] { return std::chrono::steady_clock::now() > end; };
}

Result<Exit> run(const Arguments& arguments, Console& console) {
  CAIRN_TRY(const auto bytes, read_file(arguments.problem, pathways::bounds::problem_bytes_max));
  CAIRN_TRY(const auto problem, pathways::read_problem(as_text(bytes)));
  pathways::PlanOptions options;
  options.out_of_time = alarm_after(arguments.seconds);
  options.alternatives = arguments.alternatives;
  const auto plan = pathways::make_plan(problem, options);
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
  command->footer(examples);
  program.on(command, [arguments](Console& console) { return run(*arguments, console); });
}

}  // namespace cairn::cli
