// SPDX-License-Identifier: Apache-2.0
// What each further credential adds: the share of what is asked for that is covered after it.
#pragma once
#include <span>
#include <string>

#include "render/charts/svg.h"

namespace cairn::render {

// `shares`: 0 to 1, before the first credential and after each, in the order of the plan.
std::string value_curve_svg(std::span<const double> shares, Embedding embedding,
                            const Words& words = english_words);

}  // namespace cairn::render
