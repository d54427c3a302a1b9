// SPDX-License-Identifier: Apache-2.0
#include "render/chart_parts.h"

#include <fmt/format.h>

#include "base/text.h"
#include "render/xml.h"

namespace cairn::render::chart {
std::string_view paint_of(std::string_view kind) {
  for (const auto& [name, paint] :
       {std::pair<std::string_view, std::string_view>{
            "chart-have", R"(class="chart-have" fill="#2f8f75" stroke="#2f8f75")"},
        {"chart-partly", R"(class="chart-partly" fill="#b7791f" stroke="#b7791f")"},
        {"chart-need", R"(class="chart-need" fill="none" stroke="#4a7fc1" stroke-width="3")"},
        {"chart-step", R"(class="chart-step" fill="#4a7fc1")"},
        {"chart-line", R"(class="chart-line" fill="none" stroke="#2f8f75" stroke-width="3")"},
        {"chart-faint",
         R"(class="chart-faint" fill="none" stroke="currentColor" stroke-opacity="0.25")"}})
    if (name == kind) return paint;
  return "";
}

std::string begin(std::string_view id, double height, std::string_view title,
                  std::string_view description) {
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {0} {1:.0f}" width="{0}" height="{1:.0f}" role="img" aria-labelledby="{2}-title {2}-desc" font-family="Noto Sans, DejaVu Sans, sans-serif"><title id="{2}-title">{3}</title><desc id="{2}-desc">{4}</desc>)",
      width, height, xml_escaped(id), xml_escaped(title), xml_escaped(description));
}

std::string finish() { return "</svg>"; }

std::string label(double x, double y, std::string_view text, Anchor anchor, std::string_view kind) {
  const auto* where = anchor == Anchor::start    ? "start"
                      : anchor == Anchor::middle ? "middle"
                                                 : "end";
  return fmt::format(
      R"(<text class="{}" fill="currentColor" x="{:.1f}" y="{:.1f}" font-size="{}" text-anchor="{}">{}</text>)",
      kind, x, y, text_size, where, xml_escaped(text));
}

std::string cut(std::string_view text, std::size_t columns) {
  const auto points = decode_utf8(text).value_or(std::u32string());
  if (points.size() <= columns) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i + 1 < columns; ++i) append_utf8(points[i], out);
  return std::string(trim(out)) + "…";
}

}  // namespace cairn::render::chart
