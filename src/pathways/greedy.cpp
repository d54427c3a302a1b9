// SPDX-License-Identifier: Apache-2.0
#include "pathways/greedy.h"

#include <algorithm>
#include <queue>

#include "pathways/reach.h"

namespace cairn::pathways {
namespace {

class Greedy {
 public:
  Greedy(const Model& model, std::span<const double> costs)
      : model_(model),
        costs_(costs),
        reach_(model.graph),
        taken_(model.columns(), 0),
        value_(model.graph.size()),
        met_(model.graph.size()),
        closed_(model.graph.size()),
        is_goal_(model.graph.size(), 0) {
    for (const auto goal : model.goals)
      if (goal != no_node) is_goal_[goal] = 1;
  }

  std::vector<std::uint8_t> run() {
    for (Node offer = 0; offer < model_.offers(); ++offer)
      if (model_.forced[offer] != 0) pending_.push_back(offer);
    while (!pending_.empty()) {
      const auto offer = pending_.back();
      pending_.pop_back();
      taken_[offer] = 1;
      reach_.run(taken_);
      price_chains();
      take_chain(offer);
    }
    for (;;) {
      reach_.run(taken_);
      if (!extend()) break;
    }
    drop_redundant();
    return std::move(taken_);
  }

 private:
  // Shares the cost of an offer among the open goals it helps to reach.
  double share_of(Node offer) const {
    if (taken_[offer] != 0) return 0;
    std::size_t helps = 0;
    for (const auto fact : model_.graph.outputs_of(offer))
      helps += is_goal_[fact] != 0 && !reach_.is_open(fact) ? 1 : 0;
    return costs_[offer] / static_cast<double>(std::max<std::size_t>(helps, 1));
  }

  // What it costs to open each node, every input paid for on its own (as in Knuth's generalised
  // shortest paths: nodes in the order of their value).
  void price_chains() {
    using Entry = std::pair<double, Node>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    const auto& graph = model_.graph;
    std::fill(value_.begin(), value_.end(), 0.0);
    std::fill(met_.begin(), met_.end(), 0);
    std::fill(closed_.begin(), closed_.end(), std::uint8_t{0});
    for (Node node = 0; node < graph.size(); ++node) {
      if (reach_.is_open(node))
        queue.emplace(0, node);
      else if (graph.is_offer(node) && graph.threshold[node] == 0)
        queue.emplace(value_[node] = share_of(node), node);
    }
    while (!queue.empty()) {
      const auto [value, node] = queue.top();
      queue.pop();
      if (closed_[node] != 0) continue;
      closed_[node] = 1;
      value_[node] = value;
      for (const auto next : graph.outputs_of(node)) {
        if (closed_[next] != 0 || met_[next] >= graph.threshold[next]) continue;
        value_[next] += value;
        if (++met_[next] < graph.threshold[next]) continue;
        const double whole = value_[next] + (graph.is_offer(next) ? share_of(next) : 0);
        queue.emplace(whole, next);
      }
    }
  }

  // Takes the offers of the cheapest chain to a node.
  void take_chain(Node target) {
    const auto& graph = model_.graph;
    std::vector<Node> open{target};
    std::vector<std::uint8_t> seen(graph.size(), 0);
    seen[target] = 1;
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      if (graph.is_offer(node)) taken_[node] = 1;
      std::vector<std::pair<double, Node>> inputs;
      for (const auto input : graph.inputs_of(node))
        if (closed_[input] != 0) inputs.emplace_back(value_[input], input);
      std::sort(inputs.begin(), inputs.end());
      if (inputs.size() > graph.threshold[node]) inputs.resize(graph.threshold[node]);
      for (const auto& [value, input] : inputs) {
        if (seen[input] != 0 || reach_.is_open(input)) continue;
        seen[input] = 1;
        open.push_back(input);
      }
    }
  }

  // Opens the cheapest goal that is still shut; false where none is worth it.
  bool extend() {
    price_chains();
    std::size_t best = model_.goals.size();
    for (std::size_t g = 0; g < model_.goals.size(); ++g) {
      const auto goal = model_.goals[g];
      if (goal == no_node || reach_.is_open(goal) || closed_[goal] == 0) continue;
      if (model_.hard[g] == 0 && value_[goal] >= costs_[model_.offers() + g]) continue;
      if (best == model_.goals.size() || value_[goal] < value_[model_.goals[best]]) best = g;
    }
    if (best == model_.goals.size()) return false;
    take_chain(model_.goals[best]);
    return true;
  }

  // Takes out the dearest offers first, as long as every goal that is open stays so.
  void drop_redundant() {
    reach_.run(taken_);
    std::vector<Node> wanted;
    for (const auto goal : model_.goals)
      if (goal != no_node && reach_.is_open(goal)) wanted.push_back(goal);
    std::vector<Node> order;
    for (Node offer = 0; offer < model_.offers(); ++offer) {
      if (taken_[offer] != 0 && model_.forced[offer] == 0) order.push_back(offer);
      if (model_.forced[offer] != 0) wanted.push_back(offer);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](Node a, Node b) { return costs_[a] > costs_[b]; });
    for (const auto offer : order) {
      taken_[offer] = 0;
      reach_.run(taken_);
      const bool fine = std::all_of(wanted.begin(), wanted.end(),
                                    [&](Node node) { return reach_.is_open(node); });
      if (!fine) taken_[offer] = 1;
    }
  }

  const Model& model_;
  std::span<const double> costs_;
  Reach reach_;
  std::vector<std::uint8_t> taken_;
  std::vector<double> value_;
  std::vector<std::uint32_t> met_;
  std::vector<std::uint8_t> closed_, is_goal_;
  std::vector<Node> pending_;
};

}  // namespace

std::vector<std::uint8_t> greedy(const Model& model, std::span<const double> costs) {
  return Greedy(model, costs).run();
}

}  // namespace cairn::pathways
