// SPDX-License-Identifier: Apache-2.0
#include "pathways/graph.h"

#include <algorithm>
#include <array>

namespace cairn::pathways {
namespace {

using LevelOf = std::vector<Level>;  // by SkillId

LevelOf levels_one_has(const Problem& problem) {
  LevelOf have(problem.skills.size(), 0);
  const auto raise = [&](const SkillLevel& skill) {
    have[skill.skill] = std::max(have[skill.skill], skill.level);
  };
  for (const auto& skill : problem.have) raise(skill);
  for (const auto offer : problem.held)
    for (const auto& skill : problem.offers[offer].teaches) raise(skill);
  return have;
}

// Builds the nodes of facts and of requirements with parts.
class Compiler {
 public:
  explicit Compiler(const Problem& problem)
      : problem_(problem),
        have_(levels_one_has(problem)),
        facts_(problem.skills.size()),
        held_(problem.offers.size(), 0),
        finished_(problem.offers.size(), no_node),
        node_of_(problem.offers.size(), no_node) {
    for (auto& levels : facts_) levels.fill(no_node);
    for (const auto offer : problem.held) held_[offer] = 1;
  }

  Compiled run() {
    const auto out = left_out(problem_);
    for (OfferId i = 0; i < problem_.offers.size(); ++i) {
      if (out[i] != LeftOut::no) continue;
      node_of_[i] = static_cast<Node>(offers_.size());
      offers_.push_back(i);
    }
    threshold_.resize(offers_.size());
    inputs_.resize(offers_.size());
    for (Node node = 0; node < offers_.size(); ++node)
      fill_offer(node, problem_.offers[offers_[node]].requires_);
    Compiled compiled;
    for (const auto& need : problem_.need) compiled.needs.push_back(fact(need.skill));
    for (Node node = 0; node < offers_.size(); ++node) add_taught(node);
    compiled.graph = make_graph(static_cast<std::uint32_t>(offers_.size()), std::move(threshold_),
                                inputs_, offers_);
    return compiled;
  }

 private:
  Node add_node(std::uint32_t threshold) {
    threshold_.push_back(threshold);
    inputs_.emplace_back();
    return static_cast<Node>(threshold_.size() - 1);
  }
  // no_node where one has it.
  Node fact(const SkillLevel& skill) {
    if (have_[skill.skill] >= skill.level) return no_node;
    auto& node = facts_[skill.skill][skill.level - 1];
    if (node == no_node) node = add_node(1);
    return node;
  }
  void add_taught(Node offer) {
    for (const auto& skill : problem_.offers[offers_[offer]].teaches)
      for (Level level = 1; level <= skill.level; ++level)
        if (const auto node = facts_[skill.skill][level - 1]; node != no_node)
          inputs_[node].push_back(offer);
  }
  Node finished(OfferId offer) {
    if (held_[offer] != 0) return no_node;
    auto& node = finished_[offer];
    if (node != no_node) return node;
    node = add_node(1);
    if (node_of_[offer] != no_node) inputs_[node].push_back(node_of_[offer]);
    return node;
  }
  // The node that is open when the requirement is fulfilled; no_node where it is already.
  Node gate(const Requirement& requirement) {
    switch (requirement.kind) {
      case RequirementKind::skill: return fact(requirement.skill);
      case RequirementKind::offer: return finished(requirement.offer);
      case RequirementKind::never: return add_node(1);
      default: break;
    }
    auto [threshold, inputs] = parts_of(requirement);
    if (threshold == 0) return no_node;
    if (threshold == 1 && inputs.size() == 1) return inputs[0];
    const auto node = add_node(threshold);
    inputs_[node] = std::move(inputs);
    return node;
  }
  std::pair<std::uint32_t, std::vector<Node>> parts_of(const Requirement& requirement) {
    std::vector<Node> inputs;
    std::uint32_t met = 0;
    for (const auto& part : requirement.of) {
      const auto node = gate(part);
      if (node == no_node)
        ++met;
      else
        inputs.push_back(node);
    }
    const auto wanted = requirement.kind == RequirementKind::all
                            ? static_cast<std::uint32_t>(requirement.of.size())
                        : requirement.kind == RequirementKind::any ? 1U
                                                                   : requirement.count;
    if (wanted <= met) return {0, {}};
    // The same part twice counts twice, except where all are wanted.
    if (wanted - met == inputs.size()) {
      std::sort(inputs.begin(), inputs.end());
      inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
      return {static_cast<std::uint32_t>(inputs.size()), std::move(inputs)};
    }
    return {wanted - met, std::move(inputs)};
  }
  void fill_offer(Node node, const Requirement& requirement) {
    if (requirement.kind >= RequirementKind::skill) {
      const auto input = gate(requirement);
      threshold_[node] = input == no_node ? 0 : 1;
      if (input != no_node) inputs_[node] = {input};
      return;
    }
    auto [threshold, inputs] = parts_of(requirement);
    threshold_[node] = threshold;
    inputs_[node] = std::move(inputs);
  }

  const Problem& problem_;
  LevelOf have_;
  std::vector<std::array<Node, level_max>> facts_;
  std::vector<std::uint8_t> held_;
  std::vector<Node> finished_, node_of_;
  std::vector<OfferId> offers_;
  std::vector<std::uint32_t> threshold_;
  std::vector<std::vector<Node>> inputs_;
};

template <class List>
void flatten(const List& lists, std::vector<std::uint32_t>& begin, std::vector<Node>& flat) {
  begin.assign(1, 0);
  for (const auto& list : lists) {
    flat.insert(flat.end(), list.begin(), list.end());
    begin.push_back(static_cast<std::uint32_t>(flat.size()));
  }
}

}  // namespace

std::vector<LeftOut> left_out(const Problem& problem) {
  const auto among = [](const std::vector<std::string>& list, const std::string& text) {
    return std::find(list.begin(), list.end(), text) != list.end();
  };
  std::vector<LeftOut> out(problem.offers.size(), LeftOut::no);
  for (OfferId i = 0; i < problem.offers.size(); ++i) {
    const auto& offer = problem.offers[i];
    if (!is_priced_in_known_currency(problem, offer)) out[i] = LeftOut::currency;
    if (!problem.languages.empty() && !offer.language.empty() &&
        !among(problem.languages, offer.language))
      out[i] = LeftOut::language;
    if (!offer.provider.empty() && among(problem.providers_avoided, offer.provider))
      out[i] = LeftOut::avoided;
  }
  for (const auto offer : problem.excluded) out[offer] = LeftOut::excluded;
  for (const auto offer : problem.held) out[offer] = LeftOut::held;
  // What was chosen by hand or has begun stays, whatever its language or provider.
  const auto keep = [&](OfferId offer) {
    if (out[offer] == LeftOut::held) return;
    const bool is_priced = is_priced_in_known_currency(problem, problem.offers[offer]);
    out[offer] = is_priced ? LeftOut::no : LeftOut::currency;
  };
  for (const auto offer : problem.pinned) keep(offer);
  for (const auto& running : problem.running) keep(running.offer);
  return out;
}

Graph make_graph(std::uint32_t offer_count, std::vector<std::uint32_t> threshold,
                 const std::vector<std::vector<Node>>& inputs, std::vector<OfferId> offers) {
  Graph graph;
  graph.offer_count = offer_count;
  graph.threshold = std::move(threshold);
  graph.offers = std::move(offers);
  flatten(inputs, graph.inputs_begin, graph.inputs);
  graph.outputs_begin.assign(graph.size() + 1, 0);
  for (const auto node : graph.inputs) ++graph.outputs_begin[node + 1];
  for (std::size_t i = 0; i < graph.size(); ++i)
    graph.outputs_begin[i + 1] += graph.outputs_begin[i];
  graph.outputs.resize(graph.inputs.size());
  auto next = graph.outputs_begin;
  for (Node node = 0; node < graph.size(); ++node)
    for (const auto input : graph.inputs_of(node)) graph.outputs[next[input]++] = node;
  return graph;
}

Compiled compile(const Problem& problem) { return Compiler(problem).run(); }

Compiled part_of(const Graph& graph, std::span<const std::uint8_t> keep,
                 std::span<const Node> targets) {
  // Backwards from the targets through nodes that may take part.
  std::vector<std::uint8_t> wanted(graph.size(), 0);
  std::vector<Node> open;
  const auto want = [&](Node node) {
    if (node == no_node || wanted[node] != 0 || keep[node] == 0) return;
    wanted[node] = 1;
    open.push_back(node);
  };
  for (const auto target : targets) want(target);
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (const auto input : graph.inputs_of(node)) want(input);
  }
  std::vector<Node> renamed(graph.size(), no_node);
  std::vector<std::uint32_t> threshold;
  std::vector<OfferId> offers;
  std::vector<std::vector<Node>> inputs;
  Node count = 0;
  for (Node node = 0; node < graph.size(); ++node) {
    if (wanted[node] == 0) continue;
    renamed[node] = count++;
    threshold.push_back(graph.threshold[node]);
    if (graph.is_offer(node)) offers.push_back(graph.offers[node]);
  }
  inputs.resize(count);
  for (Node node = 0; node < graph.size(); ++node)
    if (wanted[node] != 0)
      for (const auto input : graph.inputs_of(node))
        if (wanted[input] != 0) inputs[renamed[node]].push_back(renamed[input]);
  Compiled part;
  const auto offer_count = static_cast<std::uint32_t>(offers.size());
  part.graph = make_graph(offer_count, std::move(threshold), inputs, std::move(offers));
  for (const auto target : targets)
    part.needs.push_back(target == no_node ? no_node : renamed[target]);
  return part;
}

}  // namespace cairn::pathways
