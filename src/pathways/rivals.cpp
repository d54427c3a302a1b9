// SPDX-License-Identifier: Apache-2.0
#include "pathways/rivals.h"

#include <algorithm>

namespace cairn::pathways {

std::vector<std::uint32_t> count_rivals(const Model& model, const LinearProgram& program,
                                        Separator& separator) {
  constexpr std::uint32_t many_rivals = 10'000;
  const auto& graph = model.graph;
  std::vector<std::uint8_t> needed(graph.size(), 0);
  const auto need = [&](Node node) {
    needed[node] = 1;
    for (const auto fact : separator.before(node)) needed[fact] = 1;
  };
  for (std::uint32_t g = 0; g < model.goals.size(); ++g)
    if (model.goals[g] != no_node && program.high(model.offers() + g) == 0) need(model.goals[g]);
  std::vector<std::uint8_t> taken(model.offers(), 0);
  for (Node offer = 0; offer < model.offers(); ++offer)
    if (program.low(offer) == 1) {
      taken[offer] = 1;
      need(offer);
    }
  std::vector<std::uint32_t> rivals(model.columns(), many_rivals);
  for (Node node = model.offers(); node < graph.size(); ++node) {
    if (needed[node] == 0 || graph.threshold[node] != 1) continue;
    std::uint32_t open = 0;
    bool brought = false;
    for (const auto by : graph.inputs_of(node)) {
      if (!graph.is_offer(by)) continue;
      open += program.high(by) > 0 ? 1 : 0;
      brought = brought || taken[by] != 0;
    }
    if (brought) continue;
    for (const auto by : graph.inputs_of(node))
      if (graph.is_offer(by)) rivals[by] = std::min(rivals[by], open);
  }
  return rivals;
}

}  // namespace cairn::pathways
