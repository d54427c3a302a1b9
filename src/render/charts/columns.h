// SPDX-License-Identifier: Apache-2.0
// Counts side by side: one column a day, week or month, or one bar an item with its label before
// it.
#pragma once
#include <cstdint>
#include <span>
#include <string>

#include "render/charts/svg.h"

namespace cairn::render {

struct Count {
  std::string label;
  std::int64_t value = 0;
};

// Columns from left to right; as many labels as fit below them. "" where there are no counts.
std::string columns_svg(std::span<const Count> counts, std::string_view title, Embedding embedding,
                        const Words& words = english_words);
// The same as small as a word, without axes and labels: beside a number that tells the sum.
std::string spark_svg(std::span<const Count> counts, std::string_view title, Embedding embedding);
// Bars from top to bottom, each with its label above and its count behind it.
std::string ranking_svg(std::span<const Count> counts, std::string_view title, Embedding embedding,
                        const Words& words = english_words);

// The least of 1, 2, 5, 10, 20, 50 … that is not below: where an axis of counts ends.
std::int64_t axis_end(std::int64_t largest);

}  // namespace cairn::render
