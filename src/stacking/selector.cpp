// SPDX-License-Identifier: Apache-2.0
// Goals are parts of the rule that must hold. A group becomes some of its parts, a requirement the
// credentials that fill it. A requirement is filled in the order of the items until it is met; what
// could go beyond that only helps where a cap wants more from here, and is added last (`pad`).
#include "stacking/selector.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace cairn::stacking {

bool Selector::run(const Compiled& compiled, Records held, Records offered, Search search,
                   std::uint64_t tries_max) {
  compiled_ = &compiled;
  search_ = search;
  tries_ = 0;
  tries_max_ = tries_max;
  found_ = stop_ = left_out_ = pads_ = false;
  items_.clear();
  used_.clear();
  excluded_ = 0;
  satisfied_ = 0;
  outside_ = total_ = inside_left_ = 0;
  cost_ = {};
  collect(held, false);
  collect(offered, true);
  sort_items();
  Goals goals;
  goals.add(0);
  step(goals);
  return found_;
}

void Selector::collect(Records records, bool offered) {
  for (std::uint32_t i = 0; i < records.size(); ++i) {
    const auto mask = compiled_->mask(records[i]);
    if (mask == 0) continue;
    if (items_.size() >= 2 * bounds::records_max) {
      left_out_ = true;
      return;
    }
    const auto kind = records[i].kind;
    const bool outside = compiled_->is_outside(kind);
    const auto weight = compiled_->weight(kind);
    items_.push_back({mask, compiled_->credits(kind), weight, compiled_->achievement(kind),
                      compiled_->exclusions(kind), i, outside, offered, true});
    pads_ = pads_ || (outside && compiled_->cap());
    if (!outside) inside_left_ += weight;
  }
}

void Selector::sort_items() {
  std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) {
    return std::tuple(a.offered, a.outside, -a.credits, a.position) <
           std::tuple(b.offered, b.outside, -b.credits, b.position);
  });
  is_used_.assign(items_.size(), 0);
  achievement_used_.assign(compiled_->achievements(), 0);
  for (const auto& item : items_)
    if (achievement_used_[item.achievement] < 2) ++achievement_used_[item.achievement];
  for (auto& item : items_) item.alone = achievement_used_[item.achievement] == 1;
  achievement_used_.assign(compiled_->achievements(), 0);
}

// Whether one may stand for the other in every choice.
bool Selector::alike(const Item& a, const Item& b) const {
  return a.mask == b.mask && a.credits == b.credits && a.outside == b.outside &&
         a.offered == b.offered && a.exclusions == b.exclusions &&
         ((a.alone && b.alone) || a.achievement == b.achievement);
}

bool Selector::available(std::size_t item) const {
  const auto& it = items_[item];
  return is_used_[item] == 0 && achievement_used_[it.achievement] == 0 &&
         (it.exclusions & excluded_) == 0;
}

std::uint32_t Selector::take(std::size_t item, Mask leaves) {
  const auto& it = items_[item];
  is_used_[item] = 1;
  achievement_used_[it.achievement] = 1;
  used_.push_back({static_cast<std::uint32_t>(item), leaves});
  total_ += it.weight;
  (it.outside ? outside_ : inside_left_) += it.outside ? it.weight : -it.weight;
  cost_.used += 1;
  if (it.offered) {
    cost_.offered += 1;
    cost_.offered_credits += it.credits;
  }
  return std::exchange(excluded_, excluded_ | it.exclusions);
}

void Selector::give_back(std::uint32_t exclusions_before) {
  const auto item = used_.back().item;
  const auto& it = items_[item];
  used_.pop_back();
  is_used_[item] = 0;
  achievement_used_[it.achievement] = 0;
  total_ -= it.weight;
  (it.outside ? outside_ : inside_left_) -= it.outside ? it.weight : -it.weight;
  cost_.used -= 1;
  if (it.offered) {
    cost_.offered -= 1;
    cost_.offered_credits -= it.credits;
  }
  excluded_ = exclusions_before;
}

bool Selector::tried_enough() {
  if (++tries_ > tries_max_) stop_ = true;
  return stop_;
}

void Selector::step(Goals goals) {
  if (tried_enough()) return;
  // Whatever must hold as a whole becomes its parts at once.
  for (std::size_t i = 0; i < goals.count;) {
    const auto& node = compiled_->nodes()[static_cast<std::size_t>(goals.node[i])];
    if (node.leaf >= 0 || node.needed != static_cast<std::int32_t>(node.children.size())) {
      ++i;
      continue;
    }
    goals.node[i] = goals.node[--goals.count];
    for (const auto child : node.children) goals.add(child);
  }
  if (!is_promising(goals)) return;
  if (goals.count == 0) return finish();
  const auto at = pick(goals);
  const auto& node = compiled_->nodes()[static_cast<std::size_t>(goals.node[at])];
  goals.node[at] = goals.node[--goals.count];
  if (node.leaf < 0) {
    // What is nearest first, so that a good choice is found early.
    std::vector<std::pair<Least, std::int32_t>> parts;
    for (const auto child : node.children) parts.emplace_back(least(child), child);
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) {
      return std::pair(a.first.offered, a.first.items) < std::pair(b.first.offered, b.first.items);
    });
    std::vector<std::int32_t> order;
    for (const auto& [least, child] : parts)
      if (least.possible) order.push_back(child);
    return choose(node, order, 0, 0, goals);
  }
  const auto leaf = static_cast<std::size_t>(node.leaf);
  std::int64_t have = 0;
  if (compiled_->counting() == Counting::often)
    for (const auto& used : used_)
      if ((items_[used.item].mask >> leaf & 1) != 0)
        have += worth(items_[used.item], compiled_->leaves()[leaf]);
  satisfied_ |= Mask{1} << leaf;
  fill(leaf, 0, have, goals);
  satisfied_ &= ~(Mask{1} << leaf);
}

// The requirement that has the fewest to choose from, then groups, then those that add up.
std::size_t Selector::pick(const Goals& goals) const {
  std::size_t best = 0;
  std::int64_t best_rank = -1;
  for (std::size_t i = 0; i < goals.count; ++i) {
    const auto& node = compiled_->nodes()[static_cast<std::size_t>(goals.node[i])];
    std::int64_t rank = 1'000'000 + goals.node[i];
    if (node.leaf >= 0) {
      const auto leaf = static_cast<std::size_t>(node.leaf);
      const bool adds_up = compiled_->leaves()[leaf].measure == Measure::credits;
      rank = adds_up ? 2'000'000 : 0;
      for (std::size_t item = 0; item < items_.size(); ++item)
        if ((items_[item].mask >> leaf & 1) != 0 && available(item)) rank += 100;
    }
    if (best_rank >= 0 && best_rank <= rank) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

// `chosen` of the parts before `from` are goals. More than needed only where padding may help.
void Selector::choose(const Node& group, std::span<const std::int32_t> order, std::size_t from,
                      std::int32_t chosen, const Goals& goals) {
  if (chosen >= group.needed) {
    step(goals);
    if (!pads_) return;
  }
  for (std::size_t i = from; i < order.size() && !stop_; ++i) {
    if (chosen + static_cast<std::int32_t>(order.size() - i) < group.needed) return;
    auto with = goals;
    with.add(order[i]);
    choose(group, order, i + 1, chosen + 1, with);
  }
}

void Selector::fill(std::size_t leaf, std::size_t from, std::int64_t have, const Goals& goals) {
  const auto& wanted = compiled_->leaves()[leaf];
  const auto bit = Mask{1} << leaf;
  if (have >= wanted.amount) return step(goals);
  if (tried_enough()) return;
  std::int64_t rest = 0;
  for (std::size_t i = from; i < items_.size(); ++i)
    if ((items_[i].mask & bit) != 0 && available(i)) rest += worth(items_[i], wanted);
  const Item* tried = nullptr;
  for (std::size_t i = from; i < items_.size() && !stop_ && have + rest >= wanted.amount; ++i) {
    const auto& item = items_[i];
    if ((item.mask & bit) == 0 || !available(i)) continue;
    rest -= worth(item, wanted);
    if (tried && alike(*tried, item)) continue;
    tried = &item;
    const auto before = take(i, bit);
    if (!found_ || cost_ < best_.cost) fill(leaf, i + 1, have + worth(item, wanted), goals);
    give_back(before);
  }
}

void Selector::finish() {
  if (is_within_cap(0)) return keep();
  if (pads_) pad(0);
}

// Adds what is from here, counts for something that is met anyway, and so lowers the share.
void Selector::pad(std::size_t from) {
  if (is_within_cap(0)) return keep();
  if (tried_enough()) return;
  std::int64_t rest = 0;
  for (std::size_t i = from; i < items_.size(); ++i)
    if (is_padding(i)) rest += items_[i].weight;
  const Item* tried = nullptr;
  for (std::size_t i = from; i < items_.size() && !stop_ && is_within_cap(rest); ++i) {
    const auto& item = items_[i];
    const auto fits = item.mask & satisfied_;
    if (!is_padding(i)) continue;
    rest -= item.weight;
    if (tried && alike(*tried, item)) continue;
    tried = &item;
    const auto before = take(i, fits & (~fits + 1));
    if (!found_ || cost_ < best_.cost) pad(i + 1);
    give_back(before);
  }
}

bool Selector::is_padding(std::size_t item) const {
  const auto& it = items_[item];
  return !it.outside && it.weight > 0 && (it.mask & satisfied_) != 0 && available(item);
}

bool Selector::is_within_cap(std::int64_t inside_more) const {
  const auto& cap = compiled_->cap();
  return !cap || outside_ * whole <= (total_ + inside_more) * cap->percent;
}

void Selector::keep() {
  if (found_ && best_.cost <= cost_) return;
  found_ = true;
  best_.cost = cost_;
  best_.satisfied = satisfied_;
  best_.uses.clear();
  const bool once = compiled_->counting() == Counting::once;
  for (const auto& used : used_) {
    const auto& item = items_[used.item];
    best_.uses.push_back(
        {item.position, item.offered, once ? used.leaves : item.mask & satisfied_});
  }
  std::sort(best_.uses.begin(), best_.uses.end(), [](const Use& a, const Use& b) {
    return std::pair(a.offered, a.position) < std::pair(b.offered, b.position);
  });
  if (search_ == Search::first) stop_ = true;
}

}  // namespace cairn::stacking
