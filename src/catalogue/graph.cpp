// SPDX-License-Identifier: Apache-2.0
#include "catalogue/graph.h"

#include <algorithm>
#include <optional>

namespace cairn::catalogue {
namespace {

using Position = std::uint32_t;

std::optional<Position> position_of(const Catalogue& catalogue, std::string_view id) {
  const auto* const offer = find_offer(catalogue, id);
  if (offer == nullptr) return std::nullopt;
  return static_cast<Position>(offer - catalogue.offers.data());
}

// Whether a tree can be met once the offers marked in `possible` can begin. Skills always may be
// had, and so may offers of other catalogues.
bool can_be_met(const Requirement& tree, const Catalogue& catalogue,
                const std::vector<bool>& possible) {
  const auto met = [&](const Requirement& part) { return can_be_met(part, catalogue, possible); };
  switch (tree.kind) {
    case Requirement::Kind::skill: return true;
    case Requirement::Kind::offer: {
      const auto position = position_of(catalogue, tree.id);
      return !position || possible[*position];
    }
    case Requirement::Kind::all: return std::all_of(tree.of.begin(), tree.of.end(), met);
    case Requirement::Kind::any:
      return tree.of.empty() || std::any_of(tree.of.begin(), tree.of.end(), met);
    case Requirement::Kind::at_least:
      return static_cast<std::size_t>(std::count_if(tree.of.begin(), tree.of.end(), met)) >=
             std::min<std::size_t>(tree.count, tree.of.size());
  }
  return true;
}

std::vector<Position> demanded_by(const Offer& offer, const Catalogue& catalogue) {
  std::vector<Position> demanded;
  for_each_leaf(offer.requires_first, [&](const Requirement& leaf) {
    if (leaf.kind != Requirement::Kind::offer) return;
    if (const auto position = position_of(catalogue, leaf.id)) demanded.push_back(*position);
  });
  return demanded;
}

std::vector<Position> held_by(const Offer& offer, const Catalogue& catalogue) {
  std::vector<Position> held;
  for (const auto& part : offer.parts)
    if (const auto position = position_of(catalogue, part)) held.push_back(*position);
  return held;
}

bool is_conjunctive(const Requirement& tree) {
  if (tree.kind == Requirement::Kind::any || tree.kind == Requirement::Kind::at_least) return false;
  return std::all_of(tree.of.begin(), tree.of.end(), is_conjunctive);
}

// Offers that can never begin, whatever else is done first. What an offer demands is counted down;
// only trees with a choice are looked at anew each time.
std::vector<bool> never_possible(const Catalogue& catalogue,
                                 const std::vector<std::vector<Position>>& demanded) {
  const auto count = catalogue.offers.size();
  std::vector<std::vector<Position>> demanding(count);
  std::vector<std::size_t> open(count);
  std::vector<bool> conjunctive(count), possible(count);
  std::vector<Position> ready;
  const auto begin = [&](Position at) {
    possible[at] = true;
    ready.push_back(at);
  };
  const auto look_at = [&](Position at) {
    if (!possible[at] && can_be_met(catalogue.offers[at].requires_first, catalogue, possible))
      begin(at);
  };
  for (Position at = 0; at < count; ++at) {
    for (const auto other : demanded[at]) demanding[other].push_back(at);
    open[at] = demanded[at].size();
    conjunctive[at] = is_conjunctive(catalogue.offers[at].requires_first);
    if (open[at] == 0) begin(at);
  }
  for (Position at = 0; at < count; ++at)
    if (!conjunctive[at]) look_at(at);
  while (!ready.empty()) {
    const auto at = ready.back();
    ready.pop_back();
    for (const auto other : demanding[at]) {
      --open[other];
      if (!conjunctive[other])
        look_at(other);
      else if (open[other] == 0 && !possible[other])
        begin(other);
    }
  }
  possible.flip();
  return possible;
}

// Walks from each marked offer along its first marked successor until one is met again.
std::vector<Loop> loops_among(const std::vector<bool>& marked, Loop::Of of,
                              const std::vector<std::vector<Position>>& next_of,
                              const Catalogue& catalogue) {
  std::vector<Loop> loops;
  std::vector<std::uint32_t> seen_in(marked.size(), 0);  // number of the walk, from 1
  std::uint32_t walk = 0;
  for (Position start = 0; start < marked.size(); ++start) {
    if (!marked[start] || seen_in[start] != 0) continue;
    ++walk;
    std::vector<Position> path;
    std::optional<Position> at = start;
    while (at && seen_in[*at] == 0) {
      seen_in[*at] = walk;
      path.push_back(*at);
      const auto& next = next_of[*at];
      const auto found =
          std::find_if(next.begin(), next.end(), [&](Position p) { return marked[p]; });
      at = found == next.end() ? std::nullopt : std::optional<Position>(*found);
    }
    if (!at || seen_in[*at] != walk) continue;
    Loop loop{of, {}};
    for (auto p = std::find(path.begin(), path.end(), *at); p != path.end(); ++p)
      loop.ids.push_back(catalogue.offers[*p].id);
    loops.push_back(std::move(loop));
  }
  return loops;
}

// Bundles from which no order of taking apart ever gets to pieces (what Kahn's algorithm leaves).
std::vector<bool> never_taken_apart(const std::vector<std::vector<Position>>& held) {
  std::vector<std::size_t> open(held.size());
  std::vector<std::vector<Position>> holding(held.size());
  std::vector<Position> ready;
  for (Position at = 0; at < held.size(); ++at) {
    open[at] = held[at].size();
    for (const auto part : held[at]) holding[part].push_back(at);
    if (open[at] == 0) ready.push_back(at);
  }
  while (!ready.empty()) {
    const auto at = ready.back();
    ready.pop_back();
    for (const auto other : holding[at])
      if (--open[other] == 0) ready.push_back(other);
  }
  std::vector<bool> left(held.size());
  for (std::size_t at = 0; at < held.size(); ++at) left[at] = open[at] > 0;
  return left;
}

}  // namespace

std::string to_sentence(const Loop& loop) {
  constexpr std::size_t shown_max = 6;
  std::string ids;
  for (std::size_t i = 0; i < loop.ids.size() && i < shown_max; ++i)
    ids += (i > 0 ? " → " : "") + loop.ids[i];
  if (loop.ids.size() > shown_max) ids += " → …";
  ids += " → " + loop.ids.front();
  return loop.of == Loop::Of::requirements
             ? "these wait for each other, so none can begin: " + ids + "; drop one requirement"
             : "these are parts of each other: " + ids + "; drop one part";
}

std::vector<Loop> find_loops(const Catalogue& catalogue) {
  std::vector<std::vector<Position>> demanded, held;
  demanded.reserve(catalogue.offers.size());
  held.reserve(catalogue.offers.size());
  for (const auto& offer : catalogue.offers) {
    demanded.push_back(demanded_by(offer, catalogue));
    held.push_back(held_by(offer, catalogue));
  }
  auto loops =
      loops_among(never_possible(catalogue, demanded), Loop::Of::requirements, demanded, catalogue);
  auto bundles = loops_among(never_taken_apart(held), Loop::Of::parts, held, catalogue);
  loops.insert(loops.end(), std::move_iterator(bundles.begin()), std::move_iterator(bundles.end()));
  return loops;
}

std::size_t count_lost_references(const Catalogue& catalogue) {
  return count_lost_references(
      catalogue, [&](std::string_view id) { return find_offer(catalogue, id) != nullptr; });
}

std::size_t count_lost_references(const Catalogue& catalogue,
                                  const std::function<bool(std::string_view id)>& is_here) {
  std::size_t lost = 0;
  for (const auto& offer : catalogue.offers) {
    for (const auto& part : offer.parts) lost += is_here(part) ? 0 : 1;
    for_each_leaf(offer.requires_first, [&](const Requirement& leaf) {
      if (leaf.kind == Requirement::Kind::offer && !is_here(leaf.id)) ++lost;
    });
  }
  return lost;
}

void for_each_leaf(const Requirement& tree, const std::function<void(const Requirement&)>& leaf) {
  if (tree.kind == Requirement::Kind::skill || tree.kind == Requirement::Kind::offer)
    return leaf(tree);
  for (const auto& part : tree.of) for_each_leaf(part, leaf);
}

}  // namespace cairn::catalogue
