// SPDX-License-Identifier: Apache-2.0
#include "pathways/greedy.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>

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
        is_goal_(model.graph.size(), 0),
        worth_(model.graph.size(), 0.0) {
    for (std::size_t g = 0; g < model.goals.size(); ++g) {
      const auto goal = model.goals[g];
      if (goal == no_node) continue;
      is_goal_[goal] = 1;
      worth_[goal] = model.hard[g] != 0 ? std::numeric_limits<double>::infinity()
                                        : std::max(worth_[goal], costs[model.offers() + g]);
    }
  }

  std::vector<std::uint8_t> run() {
    for (Node offer = 0; offer < model_.offers(); ++offer) taken_[offer] = model_.forced[offer];
    reach_.run(taken_);
    for (Node offer = 0; offer < model_.offers(); ++offer) {
      if (model_.forced[offer] == 0 || reach_.is_open(offer)) continue;
      price_chains_until([&](Node node) { return node == offer; });
      take_chain(offer);
      reach_.run(taken_);
    }
    for (;;) {
      reach_.run(taken_);
      // The cheapest goal that is still shut and worth it.
      const auto goal = price_chains_until([&](Node node) {
        return is_goal_[node] != 0 && !reach_.is_open(node) && value_[node] < worth_[node];
      });
      if (!goal) break;
      take_chain(*goal);
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

  // What it costs to open nodes, every input paid for on its own (as in Knuth's generalised
  // shortest paths: nodes in the order of their value), up to the first that is wanted.
  template <class IsWanted>
  std::optional<Node> price_chains_until(const IsWanted& is_wanted) {
    const auto& graph = model_.graph;
    std::fill(value_.begin(), value_.end(), 0.0);
    std::fill(met_.begin(), met_.end(), 0);
    std::fill(closed_.begin(), closed_.end(), 0U);
    std::uint32_t order = 0;
    queue_.clear();
    const auto push = [&](double value, Node node) {
      queue_.emplace_back(value_[node] = value, node);
      std::push_heap(queue_.begin(), queue_.end(), std::greater<>());
    };
    const auto close = [&](Node node) {
      closed_[node] = ++order;
      for (const auto next : graph.outputs_of(node)) {
        if (met_[next] >= graph.threshold[next] || reach_.is_open(next)) continue;
        value_[next] += value_[node];
        if (++met_[next] == graph.threshold[next])
          push(value_[next] + (graph.is_offer(next) ? share_of(next) : 0), next);
      }
    };
    for (Node node = 0; node < graph.size(); ++node)
      if (reach_.is_open(node))
        close(node);
      else if (graph.is_offer(node) && graph.threshold[node] == 0)
        push(share_of(node), node);
    while (!queue_.empty()) {
      std::pop_heap(queue_.begin(), queue_.end(), std::greater<>());
      const auto node = queue_.back().second;
      queue_.pop_back();
      if (is_wanted(node)) return closed_[node] = ++order, node;
      close(node);
    }
    return std::nullopt;
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
      // Those that closed first opened it; none of them waits for it.
      std::vector<std::pair<std::uint32_t, Node>> inputs;
      for (const auto input : graph.inputs_of(node))
        if (closed_[input] != 0) inputs.emplace_back(closed_[input], input);
      std::sort(inputs.begin(), inputs.end());
      if (inputs.size() > graph.threshold[node]) inputs.resize(graph.threshold[node]);
      for (const auto& [turn, input] : inputs) {
        if (seen[input] != 0 || reach_.is_open(input)) continue;
        seen[input] = 1;
        open.push_back(input);
      }
    }
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
  std::vector<std::uint32_t> closed_;  // in which turn; 0: not yet
  std::vector<std::uint8_t> is_goal_;
  std::vector<double> worth_;  // what leaving a goal shut costs, by node
  std::vector<std::pair<double, Node>> queue_;
};

}  // namespace

std::vector<std::uint8_t> greedy(const Model& model, std::span<const double> costs) {
  return Greedy(model, costs).run();
}

}  // namespace cairn::pathways
