// SPDX-License-Identifier: Apache-2.0
// Charts of gaps and plans as SVG, and the table that says the same in words. Colours are
// attributes that show on light and dark alike; a page may replace them by class (chart-have,
// chart-partly, chart-need, chart-step, chart-line, chart-faint), text is currentColor. A page sets
// .chart { width: 100%; height: auto }; letters stay readable on a phone.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "pathways/gap.h"
#include "pathways/plan.h"

namespace cairn::render {

struct ChartTable {
  std::string caption;
  std::vector<std::string> head;
  std::vector<std::vector<std::string>> rows;
};

// `id` makes the ids inside unique on a page: letters, digits and "-".
std::string gantt_svg(const pathways::Problem& problem, const pathways::Plan& plan,
                      std::string_view id);
ChartTable gantt_table(const pathways::Problem& problem, const pathways::Plan& plan);

// Levels needed and had, one axis a requirement; at most 12 axes, the weightiest first.
std::string radar_svg(const pathways::Gap& gap, std::string_view id);
std::string bars_svg(const pathways::Gap& gap, std::string_view id);
ChartTable gap_table(const pathways::Gap& gap);

// The share of what is needed after each further credential.
std::string curve_svg(const pathways::Problem& problem, const pathways::Plan& plan,
                      std::string_view id);
ChartTable curve_table(const pathways::Problem& problem, const pathways::Plan& plan);

// A table as HTML, with its caption and scopes.
std::string table_html(const ChartTable& table);

}  // namespace cairn::render
