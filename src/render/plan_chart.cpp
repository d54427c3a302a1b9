// SPDX-License-Identifier: Apache-2.0
// Steps of a plan on a line of time, and what each further credential adds.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "pathways/explain.h"
#include "render/chart.h"
#include "render/chart_parts.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

using namespace pathways;
using chart::Anchor;

constexpr double row_height = 50;
constexpr double top = 34;

std::string percent(Amount part, Amount whole) {
  if (whole == 0) return "100 %";
  return std::to_string((part * 100 + whole / 2) / whole) + " %";
}

std::string covers_text(const Problem& problem, const Step& step) {
  std::string out;
  for (const auto& skill : step.covers)
    out += (out.empty() ? "" : ", ") + skill_text(problem, {}, skill);
  return out;
}

// Days of months between the first and the last, four or five of them.
std::string month_marks(Day first, Day last, double left, double scale, double height) {
  std::string out;
  Day step = 7;
  for (const Day each : {7, 14, 28, 56, 91, 182, 365, 1461, 5844})
    if ((last - first) / (step = each) <= 3) break;
  for (Day day = first; day <= last; day += step) {
    const double x = left + (day - first) * scale;
    out += chart::shape("line", "chart-faint", R"(x1="{0:.1f}" y1="{1}" x2="{0:.1f}" y2="{2:.1f}")",
                        x, top - 8, height);
    if (x < chart::width - 90) out += chart::label(x, top - 14, format_day(day), Anchor::start);
  }
  return out;
}

}  // namespace

std::string gantt_svg(const Problem& problem, const Plan& plan, std::string_view id) {
  const double height = top + row_height * static_cast<double>(plan.steps.size()) + 10;
  Day first = problem.start;
  Day last = problem.start + 6;
  for (const auto& step : plan.steps) {
    first = std::min(first, step.start);
    last = std::max(last, step.finish);
  }
  const double left = 4;
  const double scale = (chart::width - 2 * left) / (last - first + 1);
  const auto count = count_of(static_cast<std::int64_t>(plan.steps.size()), "step", "steps");
  std::string out = chart::begin(id, height, "The plan on a calendar",
                                 count + " from " + format_day(first) + " to " + format_day(last) +
                                     ". The table beside this picture says the same.");
  out += month_marks(first, last, left, scale, height);
  double y = top;
  for (const auto& step : plan.steps) {
    const double x = left + (step.start - first) * scale;
    const double wide = std::max(4.0, (step.finish - step.start + 1) * scale);
    const auto name = std::string(offer_text(problem, step.offer));
    out +=
        chart::shape("rect", "chart-step",
                     R"(x="{:.1f}" y="{:.1f}" width="{:.1f}" height="18" rx="4")", x, y + 22, wide);
    // The name stands over its bar, pushed left where it would run out of the picture.
    const auto shown = chart::cut(name, 48);
    const bool right = x > chart::width / 2;
    out += chart::label(right ? std::min(chart::width - 4, x + wide) : x, y + 16, shown,
                        right ? Anchor::end : Anchor::start);
    y += row_height;
  }
  return out + chart::finish();
}

ChartTable gantt_table(const Problem& problem, const Plan& plan) {
  ChartTable table{"Steps of the plan", {"Step", "From", "To", "Hours", "Covers"}, {}};
  for (const auto& step : plan.steps)
    table.rows.push_back({std::string(offer_text(problem, step.offer)), format_day(step.start),
                          format_day(step.finish),
                          text_of(hours_of(problem, problem.offers[step.offer])),
                          covers_text(problem, step)});
  return table;
}

std::string curve_svg(const Problem&, const Plan& plan, std::string_view id) {
  constexpr double height = 280;
  constexpr double bottom = 236;
  constexpr double left = 52;
  constexpr double right = chart::width - 20;
  const auto steps = plan.steps.size();
  const auto at = [&](std::size_t i, Amount weight) {
    const double part =
        plan.weight > 0 ? static_cast<double>(weight) / static_cast<double>(plan.weight) : 1;
    // One more than there are steps: what a further credential would add.
    const double x =
        left + (right - left) * static_cast<double>(i) / static_cast<double>(steps + 1);
    return std::pair(x, bottom - (bottom - 20) * part);
  };
  std::string out = chart::begin(
      id, height, "What each further credential adds",
      "From " + percent(plan.weight_had, plan.weight) + " of what is needed to " +
          percent(plan.weight_covered, plan.weight) + " after " + std::to_string(steps) +
          (plan.uncovered.empty() ? "; one more would add nothing." : "."));
  for (int quarter = 0; quarter <= 4; ++quarter) {
    const double y = bottom - (bottom - 20) * quarter / 4;
    out += chart::shape("line", "chart-faint",
                        R"(x1="{0:.1f}" y1="{1:.1f}" x2="{2:.1f}" y2="{1:.1f}")", left, y, right);
    out += chart::label(left - 6, y + 5, std::to_string(quarter * 25) + " %", Anchor::end);
  }
  const auto [x0, y0] = at(0, plan.weight_had);
  std::string path = fmt::format("M{:.1f} {:.1f}", x0, y0);
  std::string dots;
  for (std::size_t i = 0; i <= steps; ++i) {
    const auto weight = i < steps ? plan.curve[i] : plan.weight_covered;
    const auto [x, y] = at(i + 1, weight);
    path += fmt::format("L{:.1f} {:.1f}", x, y);
    if (i < steps)
      dots += chart::shape("circle", "chart-have", R"(cx="{:.1f}" cy="{:.1f}" r="5")", x, y);
    if (steps <= 12) dots += chart::label(x, bottom + 22, std::to_string(i + 1), Anchor::middle);
  }
  out += chart::shape("path", "chart-line", R"(d="{}")", path) + dots;
  return out + chart::label((left + right) / 2, height - 4, "credentials", Anchor::middle) +
         chart::finish();
}

ChartTable curve_table(const Problem& problem, const Plan& plan) {
  ChartTable table{
      "What each further credential adds", {"Credential", "Covered after it", "Added"}, {}};
  Amount before = plan.weight_had;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    table.rows.push_back({std::string(offer_text(problem, plan.steps[i].offer)),
                          percent(plan.curve[i], plan.weight),
                          percent(plan.curve[i] - before, plan.weight)});
    before = plan.curve[i];
  }
  if (plan.uncovered.empty())
    table.rows.push_back({"any further one", percent(plan.weight_covered, plan.weight), "0 %"});
  return table;
}

}  // namespace cairn::render
