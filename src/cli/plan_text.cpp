// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_text.h"

#include <algorithm>

#include "pathways/explain.h"

namespace cairn::cli {
namespace {

using namespace pathways;

std::string title(const Problem& problem, OfferId offer) {
  return printable(offer_text(problem, offer));
}

std::string money(const Problem& problem, Amount amount) {
  return text_of(amount) + (problem.currency.empty() ? "" : " " + problem.currency);
}

std::string head_line(const Problem& problem, const Plan& plan, const Console& console) {
  const auto price = value_of(problem, plan.choice, plan.timetable, Objective::price);
  const auto hours = value_of(problem, plan.choice, plan.timetable, Objective::hours);
  const auto steps =
      count_of(static_cast<std::int64_t>(plan.steps.size()), "credential", "credentials");
  std::string out;
  if (plan.status == PlanStatus::infeasible)
    out =
        console.paint(Colour::yellow, "Not everything essential can be reached within the limits.");
  else if (!plan.essential_covered)
    out = console.paint(Colour::yellow, "This plan leaves something essential open.");
  else if (plan.steps.empty())
    return console.paint(Colour::green, "You have everything that is needed.") + "\n";
  else
    out = console.paint(Colour::green, "Everything essential is reached.");
  if (plan.steps.empty()) return out + "\n";
  out += "\n" + steps + ", " + text_of(hours) + " hours, " + money(problem, price) + ", done on " +
         format_day(plan.timetable.finish) + ". ";
  out += plan.status == PlanStatus::feasible
             ? "Time ran out before it was proven that no plan is better."
             : "No plan is better.";
  return out + "\n";
}

std::string step_lines(const Problem& problem, const Plan& plan, const Console& console) {
  std::string out;
  std::size_t number = 0;
  for (const auto& step : plan.steps) {
    out += "\n" + std::to_string(++number) + ". " +
           console.paint(Colour::bold, title(problem, step.offer)) + "\n   " +
           format_day(step.start) + " to " + format_day(step.finish) + ", " +
           text_of(hours_of(problem, problem.offers[step.offer])) + " hours, " +
           money(problem, price_of(problem, problem.offers[step.offer])) + "\n";
    for (const auto& reason : step.because) out += "   " + printable(in_english(reason)) + "\n";
  }
  return out;
}

std::string open_lines(const Problem& problem, const Plan& plan, const LabelOf& label) {
  if (plan.uncovered.empty()) return {};
  std::string out = "\nStill open:\n";
  for (const auto i : plan.uncovered)
    out += "  " + printable(in_english(skill_text(problem, label, problem.need[i].skill))) +
           (problem.need[i].essential ? ", essential" : "") + "\n";
  return out;
}

std::string other_lines(const Problem& problem, const Plan& plan) {
  const std::string cut =
      plan.alternatives_cut ? "There may be other good plans that were not looked for.\n" : "";
  if (plan.alternatives.empty()) return cut.empty() ? "" : "\n" + cut;
  std::string out = "\nOther good plans:\n";
  for (const auto& other : plan.alternatives) {
    const auto value = [&](Objective objective) {
      return value_of(problem, other.choice, other.timetable, objective);
    };
    out += "  " + other.name + ": " +
           count_of(value(Objective::credentials), "credential", "credentials") + ", " +
           text_of(value(Objective::hours)) + " hours, " + money(problem, value(Objective::price)) +
           ", done on " + format_day(other.timetable.finish) + "\n";
    for (const auto offer : other.choice)
      if (!std::binary_search(plan.choice.begin(), plan.choice.end(), offer))
        out += "    with " + title(problem, offer) + "\n";
  }
  return out + cut;
}

}  // namespace

std::string plan_text(const Problem& problem, const Plan& plan, const LabelOf& label,
                      const Console& console) {
  std::string out = head_line(problem, plan, console);
  for (const auto& conflict : plan.conflicts)
    out += "  " + printable(in_english(conflict.message)) + "\n";
  out += step_lines(problem, plan, console);
  out += open_lines(problem, plan, label);
  if (!plan.warnings.empty()) out += "\nGood to know:\n";
  for (const auto& warning : plan.warnings)
    out += "  " + printable(in_english(warning.message)) + "\n";
  if (plan.start_with && plan.steps.size() > 1)
    out += "\nStart with " + title(problem, *plan.start_with) + ".\n";
  if (plan.try_first)
    out += "To see whether it is for you, try " + title(problem, *plan.try_first) + " first.\n";
  return out + other_lines(problem, plan);
}

}  // namespace cairn::cli
