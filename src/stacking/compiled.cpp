// SPDX-License-Identifier: Apache-2.0
#include "stacking/compiled.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

#include "stacking/implies.h"

namespace cairn::stacking {
namespace {

std::optional<Day> later(std::optional<Day> a, std::optional<Day> b) {
  if (!a || !b) return a ? a : b;
  return std::max(*a, *b);
}

std::optional<Day> first_day(std::optional<std::int32_t> months, Day today) {
  if (!months) return std::nullopt;
  return months_before(today, *months);
}

}  // namespace

Compiled::Compiled(const Stack& stack, std::span<const Kind> kinds, std::string_view own, Day today)
    : cap_(stack.outside_at_most),
      counting_(stack.counting),
      today_(today),
      awarded_from_(first_day(stack.months, today)) {
  if (cap_ && cap_->percent >= whole) cap_.reset();
  std::vector<const Requirement*> requirements;
  add(stack.rule, requirements);
  fill_kinds(kinds, own, stack, requirements);
}

void Compiled::add(const Rule& rule, std::vector<const Requirement*>& requirements) {
  const auto at = nodes_.size();
  nodes_.emplace_back();
  if (const auto* requirement = rule.requirement()) {
    const auto from = later(first_day(requirement->conditions.months, today_), awarded_from_);
    const auto& result = requirement->conditions.result;
    if (from || result) conditional_ |= Mask{1} << leaves_.size();
    nodes_[at].leaf = static_cast<std::int32_t>(leaves_.size());
    leaves_.push_back({requirement->measure, requirement->amount, result, from});
    requirements.push_back(requirement);
  } else {
    const auto& group = *rule.group();
    nodes_[at].needed = group.needed();
    for (const auto& part : group.parts) {
      nodes_[at].children.push_back(static_cast<std::int32_t>(nodes_.size()));
      add(part, requirements);
    }
  }
  nodes_[at].end = static_cast<std::int32_t>(nodes_.size());
}

void Compiled::fill_kinds(std::span<const Kind> kinds, std::string_view own, const Stack& stack,
                          std::span<const Requirement* const> requirements) {
  std::unordered_map<std::string_view, std::uint32_t> numbers, excluded;
  for (std::size_t i = 0; i < stack.not_together.size(); ++i)
    for (const auto& name : stack.not_together[i]) excluded[name] |= std::uint32_t{1} << i;
  for (const auto& kind : kinds) {
    Mask mask = 0;
    const bool counts = kind.achievement != own || own.empty();
    // Under a cap on credits, what is from outside and has none cannot be weighed.
    const bool weighed = !cap_ || cap_->measure != Measure::credits ||
                         kind.source == Source::here || kind.credits > 0;
    for (std::size_t i = 0; counts && weighed && i < requirements.size(); ++i) {
      const bool adds = requirements[i]->measure == Measure::credentials || kind.credits > 0;
      if (adds && could_take(requirements[i]->conditions, kind)) mask |= Mask{1} << i;
    }
    masks_.push_back(mask);
    credits_.push_back(kind.credits);
    outside_.push_back(kind.source == Source::outside ? 1 : 0);
    const auto next = static_cast<std::uint32_t>(numbers.size());
    achievements_.push_back(numbers.try_emplace(kind.achievement, next).first->second);
    const auto found = excluded.find(kind.achievement);
    exclusions_.push_back(found == excluded.end() ? 0 : found->second);
  }
  achievement_count_ = static_cast<std::uint32_t>(numbers.size());
}

Mask Compiled::narrowed(Mask mask, const Record& record) const {
  for (auto rest = mask & conditional_; rest != 0; rest &= rest - 1) {
    const auto i = static_cast<std::size_t>(std::countr_zero(rest));
    const auto& leaf = leaves_[i];
    const bool good = (!leaf.result || record.result >= *leaf.result) &&
                      (!leaf.awarded_from || record.awarded >= *leaf.awarded_from);
    if (!good) mask &= ~(Mask{1} << i);
  }
  return mask;
}

}  // namespace cairn::stacking
