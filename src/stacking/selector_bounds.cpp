// SPDX-License-Identifier: Apache-2.0
// What rules a branch out: a goal that cannot be met with what is left, more goals than there are
// credentials for them (a matching), a cost no better than the best, too much from outside.
#include <algorithm>

#include "stacking/selector.h"

namespace cairn::stacking {
namespace {

constexpr std::uint64_t easy_tries = 32;  // after so many it is worth while to look closer

std::int64_t divided_up(std::int64_t amount, std::int64_t by) { return (amount + by - 1) / by; }

}  // namespace

Selector::Least Selector::least_of_leaf(std::int32_t leaf) const {
  const auto& wanted = compiled_->leaves()[static_cast<std::size_t>(leaf)];
  const auto bit = Mask{1} << leaf;
  const bool often = compiled_->counting() == Counting::often;
  std::int64_t free = 0, held = 0, offered = 0, held_most = 0, offered_most = 0;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const auto& item = items_[i];
    if ((item.mask & bit) == 0) continue;
    const std::int64_t adds = worth(item, wanted);
    if (is_used_[i] != 0) {
      if (often) free += adds;
    } else if (available(i)) {
      (item.offered ? offered : held) += adds;
      auto& most = item.offered ? offered_most : held_most;
      most = std::max(most, adds);
    }
  }
  const auto missing = wanted.amount - free;
  if (missing <= 0) return {0, 0, bit, true};
  if (held + offered < missing) return {0, 0, bit, false};
  Least least{0, divided_up(missing, std::max(held_most, offered_most)), bit, true};
  if (held < missing) least.offered = divided_up(missing - held, offered_most);
  return least;
}

Selector::Least Selector::least(std::int32_t at) const {
  const auto& node = compiled_->nodes()[static_cast<std::size_t>(at)];
  if (node.leaf >= 0) return least_of_leaf(node.leaf);
  std::vector<std::int64_t> offered, items;
  Mask leaves = 0;
  for (const auto child : node.children) {
    const auto part = least(child);
    if (!part.possible) continue;
    offered.push_back(part.offered);
    items.push_back(part.items);
    leaves |= part.leaves;
  }
  const auto needed = static_cast<std::size_t>(node.needed);
  if (offered.size() < needed) return {0, 0, 0, false};
  std::sort(offered.begin(), offered.end());
  std::sort(items.begin(), items.end());
  Least least{0, 0, leaves, true};
  const bool once = compiled_->counting() == Counting::once;
  for (std::size_t i = 0; i < needed; ++i) {
    least.offered = once ? least.offered + offered[i] : offered[i];
    least.items = once ? least.items + items[i] : items[i];
  }
  return least;
}

bool Selector::is_promising(const Goals& goals) {
  if (!is_within_cap(inside_left_)) return false;
  const bool once = compiled_->counting() == Counting::once;
  Cost at_least = cost_;
  std::int64_t offered = 0, items = 0;
  least_.clear();
  for (std::size_t i = 0; i < goals.count; ++i) {
    const auto part = least(goals.node[i]);
    if (!part.possible) return false;
    offered = once ? offered + part.offered : std::max(offered, part.offered);
    items = once ? items + part.items : std::max(items, part.items);
    least_.push_back(part);
  }
  at_least.offered += offered;
  at_least.used += items;
  if (found_ && best_.cost <= at_least) return false;
  return !once || tries_ < easy_tries || is_matchable();
}

// Whether there are as many credentials as the goals take, each for one of them.
bool Selector::is_matchable() {
  slots_.clear();
  for (const auto& part : least_)
    for (std::int64_t i = 0; i < part.items; ++i) {
      if (slots_.size() >= items_.size()) return false;
      slots_.push_back(part.leaves);
    }
  slot_of_.assign(items_.size(), -1);
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    visited_.assign(items_.size(), 0);
    if (!augment(slot)) return false;
  }
  return true;
}

// Gives the slot an item, moving others to different ones where that helps.
bool Selector::augment(std::size_t slot) {
  for (std::size_t item = 0; item < items_.size(); ++item) {
    if ((items_[item].mask & slots_[slot]) == 0 || visited_[item] != 0 || !available(item))
      continue;
    visited_[item] = 1;
    if (slot_of_[item] >= 0 && !augment(static_cast<std::size_t>(slot_of_[item]))) continue;
    slot_of_[item] = static_cast<std::int32_t>(slot);
    return true;
  }
  return false;
}

}  // namespace cairn::stacking
