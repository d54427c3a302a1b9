// SPDX-License-Identifier: Apache-2.0
// Plans to begin with, found by greed: everything worth reaching at once, around what clashes; goal
// by goal where that cannot take place; nothing at all where that is a plan.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "pathways/model.h"

namespace cairn::pathways {

struct FirstPlanTask {
  // Completes what is taken, by column; whether that is a plan. It is kept then, if it is better.
  std::function<bool(std::vector<std::uint8_t>& taken)> take;
  // Offers that cannot take place together.
  std::function<std::optional<Row>(const std::vector<std::uint8_t>& taken)> clash;
  std::function<bool()> out_of_time;  // may be empty
};

void find_first_plan(const Model& model, const FirstPlanTask& task);

}  // namespace cairn::pathways
