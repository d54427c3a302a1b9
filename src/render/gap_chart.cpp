// SPDX-License-Identifier: Apache-2.0
// Levels needed and had: bars, radar, table.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "render/chart.h"
#include "render/chart_parts.h"
#include "render/xml.h"

namespace cairn::render {
namespace {

using namespace pathways;
using chart::Anchor;

constexpr std::size_t axes_max = 12;
constexpr std::size_t axes_min = 3;

std::string summary(const Gap& gap) {
  std::size_t count[3] = {0, 0, 0};
  for (const auto& row : gap.requirements) ++count[static_cast<std::size_t>(row.state)];
  return std::to_string(std::lround(gap.covered * 100)) +
         " % is covered: " + std::to_string(count[0]) + " requirements met, " +
         std::to_string(count[1]) + " partly, " + std::to_string(count[2]) +
         " missing. The table beside this picture says the same.";
}

std::string_view class_of(GapState state) {
  return state == GapState::have ? "chart-have" : "chart-partly";
}

// The weightiest, in the order they stand in.
std::vector<const GapRow*> weightiest(const Gap& gap, std::size_t count) {
  std::vector<const GapRow*> rows;
  for (const auto& row : gap.requirements) rows.push_back(&row);
  if (rows.size() <= count) return rows;
  std::stable_sort(rows.begin(), rows.end(),
                   [](const GapRow* a, const GapRow* b) { return a->weight > b->weight; });
  rows.resize(count);
  std::sort(rows.begin(), rows.end());
  return rows;
}

struct Point {
  double x, y;
};

class Radar {
 public:
  explicit Radar(std::vector<const GapRow*> rows) : rows_(std::move(rows)) {}

  std::string draw() const {
    std::string out;
    for (int level = 1; level <= level_max; ++level)
      out += polygon("chart-faint", [&](const GapRow&) { return double(level); });
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto end = at(i, level_max);
      out += chart::shape("line", "chart-faint", R"(x1="{}" y1="{}" x2="{:.1f}" y2="{:.1f}")",
                          middle, middle_y, end.x, end.y);
      const auto name = at(i, level_max + 0.55);
      const auto anchor = name.x > middle + 8   ? Anchor::start
                          : name.x < middle - 8 ? Anchor::end
                                                : Anchor::middle;
      out += chart::label(name.x, name.y + 5, chart::cut(rows_[i]->label, 14), anchor);
    }
    out += polygon("chart-need", [](const GapRow& row) { return double(row.need); });
    return out + polygon("chart-have", [](const GapRow& row) {
             return std::max<double>(row.have, row.share * row.need);
           });
  }
  static constexpr double height = 300;

 private:
  static constexpr double middle = chart::width / 2;
  static constexpr double middle_y = height / 2;
  static constexpr double unit = 20;

  Point at(std::size_t i, double level) const {
    const double angle =
        2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(rows_.size());
    return {middle + level * unit * std::sin(angle), middle_y - level * unit * std::cos(angle)};
  }
  template <class LevelOf>
  std::string polygon(std::string_view kind, const LevelOf& level) const {
    std::string points;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const auto point = at(i, level(*rows_[i]));
      points += fmt::format("{:.1f},{:.1f} ", point.x, point.y);
    }
    return chart::shape("polygon", kind, R"(points="{}" fill-opacity="0.35")", points);
  }

  std::vector<const GapRow*> rows_;
};

}  // namespace

std::string radar_svg(const Gap& gap, std::string_view id) {
  auto rows = weightiest(gap, axes_max);
  // Two directions make no area: bars say it better.
  if (rows.size() < axes_min) return bars_svg(gap, id);
  return chart::begin(id, Radar::height, "Levels needed and had", summary(gap)) +
         Radar(std::move(rows)).draw() + chart::finish();
}

std::string bars_svg(const Gap& gap, std::string_view id) {
  constexpr double row_height = 46;
  constexpr double left = 4;
  constexpr double unit = (chart::width - 8) / level_max;
  const double height = row_height * static_cast<double>(gap.requirements.size()) + 30;
  std::string out = chart::begin(id, height, "Levels needed and had", summary(gap));
  double y = 0;
  for (const auto& row : gap.requirements) {
    out += chart::label(left, y + 18,
                        chart::cut(row.label, 38) + " (" + std::to_string(row.have) + " of " +
                            std::to_string(row.need) + ")",
                        Anchor::start);
    const double have = std::max<double>(row.have, row.share * row.need) * unit;
    out += chart::shape("rect", "chart-faint",
                        R"(x="{}" y="{:.1f}" width="{:.1f}" height="14" rx="3")", left, y + 25,
                        unit * level_max);
    if (have > 0)
      out += chart::shape("rect", class_of(row.state),
                          R"(x="{}" y="{:.1f}" width="{:.1f}" height="14" rx="3")", left, y + 25,
                          have);
    out +=
        chart::shape("line", "chart-need", R"(x1="{0:.1f}" y1="{1:.1f}" x2="{0:.1f}" y2="{2:.1f}")",
                     left + row.need * unit, y + 21, y + 43);
    y += row_height;
  }
  for (int level = 1; level <= level_max; ++level)
    out += chart::label(left + level * unit - (level == level_max ? 6 : 0), y + 20,
                        std::to_string(level), Anchor::middle);
  return out + chart::finish();
}

ChartTable gap_table(const Gap& gap) {
  ChartTable table{
      "Levels needed and had", {"Requirement", "Needed", "You have", "State", "Why it counts"}, {}};
  for (const auto& row : gap.requirements)
    table.rows.push_back({row.label, std::to_string(row.need), std::to_string(row.have),
                          std::string(name_of(row.state)), row.counts_because});
  return table;
}

std::string table_html(const ChartTable& table) {
  std::string out = "<table><caption>" + xml_escaped(table.caption) + "</caption><thead><tr>";
  for (const auto& each : table.head) out += "<th scope=\"col\">" + xml_escaped(each) + "</th>";
  out += "</tr></thead><tbody>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i)
      out += (i == 0 ? "<th scope=\"row\">" : "<td>") + xml_escaped(row[i]) +
             (i == 0 ? "</th>" : "</td>");
    out += "</tr>";
  }
  return out + "</tbody></table>";
}

}  // namespace cairn::render
