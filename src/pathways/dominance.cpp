// SPDX-License-Identifier: Apache-2.0
#include "pathways/dominance.h"

#include <algorithm>

#include "pathways/necessary.h"

namespace cairn::pathways {
namespace {

class Dominance {
 public:
  Dominance(const Model& model, const std::function<bool(Node, Node)>& may_replace)
      : model_(model),
        may_replace_(may_replace),
        necessary_(model.graph),
        stays_(model.offers(), 1) {
    const auto mask_of = [](std::span<const Node> nodes) {
      std::uint64_t mask = 0;
      for (const auto node : nodes) mask |= std::uint64_t{1} << (node * 0x9e3779b1U >> 26);
      return mask;
    };
    for (Node offer = 0; offer < model.offers(); ++offer) {
      outputs_.push_back(mask_of(model.graph.outputs_of(offer)));
    }
  }

  std::vector<std::uint8_t> run() {
    for (Node offer = 0; offer < model_.offers(); ++offer) {
      if (model_.forced[offer] != 0 || model_.welcome[offer] != 0) continue;
      const auto outputs = model_.graph.outputs_of(offer);
      if (outputs.empty()) continue;
      const auto rarest = *std::min_element(outputs.begin(), outputs.end(), [&](Node a, Node b) {
        return model_.graph.inputs_of(a).size() < model_.graph.inputs_of(b).size();
      });
      for (const auto other : model_.graph.inputs_of(rarest))
        if (model_.graph.is_offer(other) && stays_[other] != 0 && replaces(other, offer)) {
          stays_[offer] = 0;
          break;
        }
    }
    return std::move(stays_);
  }

 private:
  // -1, 0, 1 as a costs less than, as much as or more than b.
  int compare(Node a, Node b) const {
    for (const auto& stage : model_.stages)
      if (stage[a] != stage[b]) return stage[a] < stage[b] ? -1 : 1;
    return 0;
  }
  static bool holds(std::span<const Node> all, std::span<const Node> some) {
    return std::includes(all.begin(), all.end(), some.begin(), some.end());
  }
  // Whether `a` can begin whenever `b` can.
  bool asks_for_no_more(Node a, Node b) const {
    const auto& graph = model_.graph;
    if (graph.threshold[a] == 0) return true;
    const auto a_inputs = graph.inputs_of(a);
    const auto b_inputs = graph.inputs_of(b);
    if (graph.threshold[a] == a_inputs.size())
      return std::all_of(a_inputs.begin(), a_inputs.end(),
                         [&](Node input) { return necessary_.holds(b, input); });
    return graph.threshold[a] <= graph.threshold[b] &&
           std::equal(a_inputs.begin(), a_inputs.end(), b_inputs.begin(), b_inputs.end());
  }
  bool replaces(Node a, Node b) const {
    if (a == b || (outputs_[b] & ~outputs_[a]) != 0) return false;
    const int order = compare(a, b);
    if (order > 0) return false;
    if (!holds(model_.graph.outputs_of(a), model_.graph.outputs_of(b)) || !asks_for_no_more(a, b))
      return false;
    for (const auto& limit : model_.limits)
      if (limit.amounts[a] > limit.amounts[b]) return false;
    if (!may_replace_(a, b)) return false;
    // Of two that are alike in everything the first stays.
    return order < 0 || a < b || !replaces_back(a, b);
  }
  bool replaces_back(Node a, Node b) const {
    if (!holds(model_.graph.outputs_of(b), model_.graph.outputs_of(a)) || !asks_for_no_more(b, a))
      return false;
    for (const auto& limit : model_.limits)
      if (limit.amounts[b] > limit.amounts[a]) return false;
    return may_replace_(b, a);
  }

  const Model& model_;
  const std::function<bool(Node, Node)>& may_replace_;
  Necessary necessary_;
  std::vector<std::uint8_t> stays_;
  std::vector<std::uint64_t> outputs_;
};

}  // namespace

std::vector<std::uint8_t> undominated(const Model& model,
                                      const std::function<bool(Node, Node)>& may_replace) {
  return Dominance(model, may_replace).run();
}

}  // namespace cairn::pathways
