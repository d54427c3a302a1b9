// SPDX-License-Identifier: Apache-2.0
// Costs to the left of nothing, and to the right what came since: solid what is left of it by the
// lowest judgement, pale up to the highest.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "render/charts/svg.h"

namespace cairn::render {

struct GainRange {
  std::string label;
  std::optional<std::int64_t> cost;  // nothing: unknown
  std::int64_t low = 0, high = 0;    // gained; whole units as the cost
};

// Of one currency. Empty where nothing was spent or gained.
std::string ranges_svg(std::span<const GainRange> rows, std::string_view currency,
                       Embedding embedding, const Words& words = english_words);

}  // namespace cairn::render
