// SPDX-License-Identifier: Apache-2.0
// Offers side by side in several measures, each with a scale of its own: nothing is added up.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/charts/svg.h"

namespace cairn::render {

struct MeasuredOffer {
  std::string text;             // what stands behind the bar: "49 EUR", "unknown"
  std::optional<double> value;  // from 0; nothing where it is not known
};
struct Measure {
  std::string name;
  std::vector<MeasuredOffer> offers;  // in the order of the labels
  std::string why_not;                // why these cannot be compared: no bars are drawn; "" draws
};

// A group of bars a measure, a bar an offer. `labels`: of the offers, in order. "" without
// measures.
std::string compared_svg(std::span<const Measure> measures, std::span<const std::string> labels,
                         Embedding embedding, const Words& words = english_words);

}  // namespace cairn::render
