// SPDX-License-Identifier: Apache-2.0
// What came when: a lane a kind of outcome, a dot each, and a line where a credential was earned.
// All that came is drawn, also what came before, so that nobody takes a series for a cause.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "render/charts/svg.h"

namespace cairn::render {

struct Moment {
  std::int64_t day = 0;   // since 1970-01-01
  std::size_t lane = 0;   // by its place in `lanes`
  bool followed = false;  // said to have followed a credential
};

struct MomentsChart {
  std::vector<std::string> lanes;    // what they are called
  std::vector<Moment> moments;       // in any order
  std::vector<std::int64_t> earned;  // days of credentials
  std::int64_t today = 0;
};

// Empty where nothing came.
std::string moments_svg(const MomentsChart& chart, Embedding embedding,
                        const Words& words = english_words);

}  // namespace cairn::render
