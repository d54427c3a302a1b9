// SPDX-License-Identifier: Apache-2.0
#include "pathways/smaller.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

bool reaches_hard_goals(const Model& model) {
  for (std::size_t g = 0; g < model.goals.size(); ++g)
    if (model.hard[g] != 0 && model.goals[g] == no_node) return false;
  return true;
}

}  // namespace

std::optional<Model> core_of(const Model& model, std::span<const double> penalty,
                             std::size_t count) {
  std::vector<double> order(penalty.begin(), penalty.end());
  const auto limit = order.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(order.begin(), limit, order.end());
  std::vector<std::uint8_t> within = model.forced;
  std::size_t taken = 0;
  for (const bool strictly : {true, false})
    for (std::uint32_t j = 0; j < model.offers() && taken < count; ++j) {
      if (!(strictly ? penalty[j] < *limit : penalty[j] == *limit)) continue;
      within[j] = 1;
      ++taken;
    }
  auto core = restricted(model, within);
  if (!reaches_hard_goals(core)) return std::nullopt;
  return core;
}

std::optional<Model> part_below(const Model& model, const LinearProgram& program,
                                std::size_t fixed_rows) {
  auto whole = model;
  whole.cuts = program.rows_from(fixed_rows);
  std::vector<std::uint8_t> open(model.offers(), 0);
  for (std::uint32_t j = 0; j < model.offers(); ++j) {
    open[j] = program.high(j) > 0 ? 1 : 0;
    whole.forced[j] = program.low(j) == 1 ? 1 : 0;
  }
  for (std::uint32_t g = 0; g < model.goals.size(); ++g) {
    const auto skip = model.offers() + g;
    if (program.high(skip) == 0) whole.hard[g] = 1;
    if (program.low(skip) == 1) whole.goals[g] = no_node;
  }
  auto part = restricted(whole, open);
  const auto forced_in = [](const Model& each) {
    return std::count(each.forced.begin(), each.forced.end(), 1);
  };
  if (forced_in(part) != forced_in(whole) || !reaches_hard_goals(part)) return std::nullopt;
  return part;
}

}  // namespace cairn::pathways
