// SPDX-License-Identifier: Apache-2.0
#include "render/charts/compared.h"

#include <fmt/format.h>

#include <algorithm>

namespace cairn::render {
namespace {

constexpr int width = 640, left = 8, bars_left = 220, bars_right = 470, right = 632;
constexpr int heading = 26, row = 24, bar_height = 12, gap = 10;
constexpr std::size_t label_characters = 26, text_characters = 26, why_characters = 100;

double largest_of(const Measure& measure) {
  double largest = 0;
  for (const auto& offer : measure.offers) largest = std::max(largest, offer.value.value_or(0));
  return largest > 0 ? largest : 1;
}

std::string bar(double y, double share) {
  const double length = bars_right - bars_left;
  auto svg = fmt::format(R"(<rect class="base" x="{}" y="{:.1f}" width="{}" height="{}" rx="4"/>)",
                         bars_left, y, length, bar_height);
  if (share > 0)
    svg +=
        fmt::format(R"(<rect class="have" x="{}" y="{:.1f}" width="{:.1f}" height="{}" rx="4"/>)",
                    bars_left, y, std::max(2.0, length * share), bar_height);
  return svg;
}

std::string drawn(const Measure& measure, std::span<const std::string> labels, int top) {
  auto svg = chart_text(left, top + 16, measure.name, "");
  if (!measure.why_not.empty())
    return svg + chart_text(left, top + heading + 14, measure.why_not, "minor", why_characters);
  const auto largest = largest_of(measure);
  int y = top + heading;
  for (std::size_t i = 0; i < measure.offers.size() && i < labels.size(); ++i, y += row) {
    const auto& offer = measure.offers[i];
    svg += chart_text(left, y + 12, labels[i], "minor", label_characters);
    if (offer.value) svg += bar(y + 2, std::clamp(*offer.value / largest, 0.0, 1.0));
    svg += chart_text(right, y + 12, offer.text, "minor end", text_characters);
  }
  return svg;
}

int height_of(const Measure& measure, std::size_t offers) {
  return heading + gap + row * (measure.why_not.empty() ? static_cast<int>(offers) : 1);
}

}  // namespace

std::string compared_svg(std::span<const Measure> measures, std::span<const std::string> labels,
                         Embedding embedding, const Words& words) {
  if (measures.empty() || labels.empty()) return "";
  int height = 0;
  for (const auto& measure : measures) height += height_of(measure, labels.size());
  const auto description =
      said(phrase("{} offers in {} measures, each with its own scale. The table has every value.",
                  labels.size(), measures.size()),
           words);
  auto svg = chart_begin({width, height, words(to_say("Side by side")), description, embedding});
  int top = 0;
  for (const auto& measure : measures) {
    svg += drawn(measure, labels, top);
    top += height_of(measure, labels.size());
  }
  return svg + std::string(chart_end);
}

}  // namespace cairn::render
