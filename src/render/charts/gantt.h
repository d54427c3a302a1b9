// SPDX-License-Identifier: Apache-2.0
// A plan on the calendar: a bar a step, months along the top.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "render/charts/svg.h"

namespace cairn::render {

struct GanttBar {
  std::string label;
  std::int32_t start = 0, finish = 0;  // days since 1970, both included
  double done = 0;                     // share of the work, 0 to 1
};

// In the order given. `deadline` 0: none. Empty for no bars.
std::string gantt_svg(std::span<const GanttBar> bars, std::int32_t deadline, Embedding embedding,
                      const Words& words = english_words);

}  // namespace cairn::render
