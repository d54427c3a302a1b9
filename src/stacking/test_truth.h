// SPDX-License-Identifier: Apache-2.0
// The truth about small stacks, by trying every assignment of credentials to requirements; written
// from docs/reference/stacks.md alone.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "stacking/selector.h"

namespace cairn::stacking::test {

class Truth {
 public:
  Truth(const Stack& stack, const std::vector<Kind>& kinds, std::string own, Day today,
        const std::vector<Record>& held, const std::vector<Record>& offered)
      : stack_(stack), kinds_(kinds), own_(std::move(own)), today_(today) {
    for (const auto& record : held) items_.push_back({record, false});
    for (const auto& record : offered) items_.push_back({record, true});
    list(stack.rule);
  }

  // The least cost of all ways that complete the stack.
  std::optional<Cost> best() {
    best_.reset();
    leaves_of_.assign(items_.size(), {});
    assign(0);
    return best_;
  }

  // Whether this way completes it: for each item the requirements it counts for.
  bool is_complete(const std::vector<std::set<std::size_t>>& leaves_of) const {
    std::set<std::string> used;
    std::int64_t outside = 0, total = 0;
    std::set<std::size_t> filled;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (leaves_of[i].empty()) continue;
      if (stack_.counting == Counting::once && leaves_of[i].size() > 1) return false;
      const auto& kind = kinds_[items_[i].record.kind];
      if (!used.insert(kind.achievement).second) return false;
      for (const auto leaf : leaves_of[i]) {
        if (!takes(*requirements_[leaf], items_[i].record)) return false;
        filled.insert(leaf);
      }
      const bool by_credits =
          stack_.outside_at_most && stack_.outside_at_most->measure == Measure::credits;
      const auto weight = by_credits ? kind.credits : 1;
      total += weight;
      if (kind.source == Source::outside) outside += weight;
    }
    for (const auto leaf : filled)
      if (!is_met(leaf, leaves_of)) return false;
    for (const auto& list : stack_.not_together)
      if (std::count_if(list.begin(), list.end(), [&](const auto& n) { return used.contains(n); }) >
          1)
        return false;
    if (stack_.outside_at_most && outside * whole > total * stack_.outside_at_most->percent)
      return false;
    std::size_t next = 0;
    std::set<std::size_t> in_vain;
    if (!holds(stack_.rule, leaves_of, next, in_vain)) return false;
    return std::none_of(filled.begin(), filled.end(),
                        [&](std::size_t leaf) { return in_vain.contains(leaf); });
  }

 private:
  struct Item {
    Record record;
    bool offered;
  };

  void list(const Rule& rule) {
    if (const auto* requirement = rule.requirement()) requirements_.push_back(requirement);
    if (const auto* group = rule.group())
      for (const auto& part : group->parts) list(part);
  }

  bool takes(const Requirement& requirement, const Record& record) const {
    const auto& kind = kinds_[record.kind];
    const auto& asked = requirement.conditions;
    if (record.expires <= today_ || kind.achievement == own_) return false;
    if (requirement.measure == Measure::credits && kind.credits == 0) return false;
    if (stack_.outside_at_most && stack_.outside_at_most->percent < whole &&
        stack_.outside_at_most->measure == Measure::credits && kind.source == Source::outside &&
        kind.credits == 0)
      return false;
    const auto& names = asked.achievements;
    if (!names.empty() && std::count(names.begin(), names.end(), kind.achievement) == 0)
      return false;
    if (kind.eqf_level < asked.eqf_level || (asked.result && record.result < *asked.result))
      return false;
    for (const auto& months : {asked.months, stack_.months})
      if (months && record.awarded < months_before(today_, *months)) return false;
    if (!asked.skill) return true;
    for (const auto& proven : kind.skills)
      if (proven.skill == asked.skill->skill && proven.level >= asked.skill->level) return true;
    return false;
  }

  bool is_met(std::size_t leaf, const std::vector<std::set<std::size_t>>& leaves_of) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < items_.size(); ++i)
      if (leaves_of[i].contains(leaf))
        sum += requirements_[leaf]->measure == Measure::credits
                   ? kinds_[items_[i].record.kind].credits
                   : 1;
    return sum >= requirements_[leaf]->amount;
  }

  // What is met, but inside a group that does not hold, is `in_vain`.
  bool holds(const Rule& rule, const std::vector<std::set<std::size_t>>& leaves_of,
             std::size_t& next, std::set<std::size_t>& in_vain) const {
    if (rule.requirement()) return is_met(next++, leaves_of);
    const auto first = next;
    int there = 0;
    for (const auto& part : rule.group()->parts)
      there += holds(part, leaves_of, next, in_vain) ? 1 : 0;
    if (there >= rule.group()->needed()) return true;
    for (auto leaf = first; leaf < next; ++leaf) in_vain.insert(leaf);
    return false;
  }

  void assign(std::size_t item) {
    if (item == items_.size()) return weigh();
    leaves_of_[item].clear();
    assign(item + 1);
    for (std::size_t leaf = 0; leaf < requirements_.size(); ++leaf) {
      if (!takes(*requirements_[leaf], items_[item].record)) continue;
      leaves_of_[item] = {leaf};
      assign(item + 1);
    }
    leaves_of_[item].clear();
  }

  // Where credentials count often, the same choice counts for all that is met by it.
  void weigh() {
    auto leaves_of = leaves_of_;
    if (stack_.counting == Counting::often) {
      for (std::size_t i = 0; i < items_.size(); ++i)
        for (std::size_t leaf = 0; !leaves_of_[i].empty() && leaf < requirements_.size(); ++leaf)
          if (takes(*requirements_[leaf], items_[i].record)) leaves_of[i].insert(leaf);
      auto met = leaves_of;
      std::size_t next = 0;
      std::set<std::size_t> in_vain;
      holds(stack_.rule, leaves_of, next, in_vain);
      for (auto& leaves : met)
        std::erase_if(leaves, [&](std::size_t leaf) {
          return in_vain.contains(leaf) || !is_met(leaf, leaves_of);
        });
      for (std::size_t i = 0; i < items_.size(); ++i)
        if (met[i].empty() != leaves_of_[i].empty()) return;  // uses what counts for nothing
      leaves_of = met;
    }
    if (!is_complete(leaves_of)) return;
    Cost cost;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (leaves_of[i].empty()) continue;
      ++cost.used;
      if (!items_[i].offered) continue;
      ++cost.offered;
      cost.offered_credits += kinds_[items_[i].record.kind].credits;
    }
    if (!best_ || cost < *best_) best_ = cost;
  }

  const Stack& stack_;
  const std::vector<Kind>& kinds_;
  std::string own_;
  Day today_;
  std::vector<Item> items_;
  std::vector<const Requirement*> requirements_;
  std::vector<std::set<std::size_t>> leaves_of_;
  std::optional<Cost> best_;
};

}  // namespace cairn::stacking::test
