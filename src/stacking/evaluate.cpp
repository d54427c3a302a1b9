// SPDX-License-Identifier: Apache-2.0
#include "stacking/evaluate.h"

#include <array>
#include <bit>

namespace cairn::stacking {
namespace {

// What counting alone says. It counts each credential for every requirement that could take it.
struct Count {
  std::array<std::int32_t, bounds::parts_max> have{};
  bool is_contested = false;  // some credential could count for more than one requirement
  bool is_repeated = false;   // some achievement is there twice
  bool is_excluding = false;  // two do not go together
  bool is_from_outside = false;
};

Count count(const Compiled& compiled, Records records) {
  Count sum;
  std::uint32_t excluded = 0;
  constexpr auto none = ~std::uint32_t{0};
  std::uint32_t before = none;
  for (const auto& record : records) {
    const auto mask = compiled.mask(record);
    if (mask == 0) continue;
    const auto achievement = compiled.achievement(record.kind);
    sum.is_repeated = sum.is_repeated || achievement == before;
    before = achievement;
    sum.is_contested = sum.is_contested || (mask & (mask - 1)) != 0;
    sum.is_from_outside = sum.is_from_outside || compiled.is_outside(record.kind);
    const auto exclusions = compiled.exclusions(record.kind);
    sum.is_excluding = sum.is_excluding || (excluded & exclusions) != 0;
    excluded |= exclusions;
    for (auto rest = mask; rest != 0; rest &= rest - 1) {
      const auto leaf = static_cast<std::size_t>(std::countr_zero(rest));
      sum.have[leaf] += compiled.worth(record.kind, compiled.leaves()[leaf]);
    }
  }
  return sum;
}

bool holds_at(std::span<const Node> nodes, std::size_t at, Mask satisfied) {
  const auto& node = nodes[at];
  if (node.leaf >= 0) return (satisfied >> node.leaf & 1) != 0;
  std::int32_t there = 0;
  for (const auto child : node.children) {
    there += holds_at(nodes, static_cast<std::size_t>(child), satisfied) ? 1 : 0;
    if (there >= node.needed) return true;
  }
  return there >= node.needed;
}

}  // namespace

bool holds(const Compiled& compiled, Mask satisfied) {
  return holds_at(compiled.nodes(), 0, satisfied);
}

Completion Evaluator::evaluate(const Compiled& compiled, Records records) {
  const auto sum = count(compiled, records);
  Mask satisfied = 0;
  for (std::size_t i = 0; i < compiled.leaves().size(); ++i)
    if (sum.have[i] >= compiled.leaves()[i].amount) satisfied |= Mask{1} << i;
  if (!holds(compiled, satisfied)) return Completion::incomplete;
  const bool each_is_free = !sum.is_contested || compiled.counting() == Counting::often;
  const bool is_capped = sum.is_from_outside && compiled.cap().has_value();
  if (each_is_free && !sum.is_repeated && !sum.is_excluding && !is_capped)
    return Completion::complete;
  if (selector_.run(compiled, records, {}, Search::first, bounds::decide_tries_max))
    return Completion::complete;
  return selector_.is_proven() ? Completion::incomplete : Completion::undecided;
}

std::optional<Choice> Evaluator::parts(const Compiled& compiled, Records records) {
  if (evaluate(compiled, records) != Completion::complete) return std::nullopt;
  if (!selector_.run(compiled, records, {}, Search::best, bounds::decide_tries_max))
    return std::nullopt;
  return selector_.choice();
}

}  // namespace cairn::stacking
