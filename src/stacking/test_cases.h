// SPDX-License-Identifier: Apache-2.0
// Small random stacks and holders, from a generator that is the same everywhere.
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "stacking/holdings.h"

namespace cairn::stacking::test {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2'654'435'769 + 1) {}
  // 0 to below - 1.
  std::int32_t roll(std::int32_t below) {
    state_ = state_ * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return static_cast<std::int32_t>((state_ >> 33) % static_cast<std::uint64_t>(below));
  }
  bool chance(std::int32_t of_100) { return roll(100) < of_100; }

 private:
  std::uint64_t state_;
};

inline constexpr Day test_day = 20'000;

struct Case {
  Stack stack;
  std::vector<Kind> kinds;
  std::string own = "own";
  std::vector<Record> held, offered;
};

inline std::string name_of(std::int32_t i) { return std::string(1, static_cast<char>('A' + i)); }

inline Rule random_requirement(Dice& dice) {
  Requirement it;
  auto& conditions = it.conditions;
  if (dice.chance(35)) {
    it.measure = Measure::credits;
    it.amount = 50 * (1 + dice.roll(10));
  } else if (dice.chance(20)) {
    it.amount = 2;
  }
  if (dice.chance(50))
    for (std::int32_t i = 1 + dice.roll(2); i > 0; --i) {
      const auto name = name_of(dice.roll(6));
      if (conditions.achievements.empty() || conditions.achievements[0] != name)
        conditions.achievements.push_back(name);
    }
  if (dice.chance(25)) conditions.skill = {name_of(dice.roll(3)), 1 + dice.roll(3)};
  if (dice.chance(25)) conditions.eqf_level = 4 + dice.roll(3);
  if (dice.chance(20)) conditions.result = 5000 + 1000 * dice.roll(4);
  if (dice.chance(15)) conditions.months = 6 + dice.roll(12);
  return {it};
}

inline Rule random_rule(Dice& dice, int depth, int& leaves) {
  if (depth == 0 || leaves <= 1 || dice.chance(30)) {
    --leaves;
    return random_requirement(dice);
  }
  Group group;
  const auto count = 1 + dice.roll(3);
  for (std::int32_t i = 0; i < count && leaves > 0; ++i)
    group.parts.push_back(random_rule(dice, depth - 1, leaves));
  group.kind = static_cast<GroupKind>(dice.roll(3));
  if (group.kind == GroupKind::at_least)
    group.count = 1 + dice.roll(static_cast<std::int32_t>(group.parts.size()));
  return {group};
}

inline Record random_record(Dice& dice, std::size_t kinds) {
  Record record;
  record.kind = static_cast<KindId>(dice.roll(static_cast<std::int32_t>(kinds)));
  if (dice.chance(60)) record.result = 4000 + 1000 * dice.roll(6);
  record.awarded = test_day - dice.roll(700);
  if (dice.chance(15)) record.expires = test_day - 2 + dice.roll(5);
  return record;
}

inline Case random_case(std::uint64_t seed, std::int32_t items_max) {
  Dice dice(seed);
  Case it;
  for (std::int32_t i = 0; i < 8; ++i) {
    Kind kind;
    kind.achievement = i == 7 && dice.chance(30) ? "own" : name_of(i % 7);
    kind.source = dice.chance(35) ? Source::outside : Source::here;
    kind.credits = dice.chance(80) ? 50 * (1 + dice.roll(6)) : 0;
    kind.eqf_level = dice.chance(70) ? 4 + dice.roll(3) : 0;
    for (std::int32_t skill = 0; skill < 3; ++skill)
      if (dice.chance(35)) kind.skills.push_back({name_of(skill), 1 + dice.roll(4)});
    it.kinds.push_back(kind);
  }
  int leaves = 4;
  it.stack.rule = random_rule(dice, 3, leaves);
  if (dice.chance(50))
    it.stack.outside_at_most =
        OutsideCap{1000 * dice.roll(8), dice.chance(50) ? Measure::credits : Measure::credentials};
  if (dice.chance(20)) it.stack.months = 12 + dice.roll(6);
  if (dice.chance(40)) it.stack.not_together.push_back({name_of(dice.roll(3)), "D", "E"});
  if (dice.chance(15)) it.stack.not_together.push_back({"A", "F"});
  if (dice.chance(25)) it.stack.counting = Counting::often;
  const auto count = dice.roll(items_max + 1);
  for (std::int32_t i = 0; i < count; ++i) {
    const auto record = random_record(dice, it.kinds.size());
    (dice.chance(75) ? it.held : it.offered).push_back(record);
  }
  const auto by_achievement = [&](const Record& a, const Record& b) {
    return it.kinds[a.kind].achievement < it.kinds[b.kind].achievement;
  };
  std::stable_sort(it.held.begin(), it.held.end(), by_achievement);
  std::stable_sort(it.offered.begin(), it.offered.end(), by_achievement);
  return it;
}

}  // namespace cairn::stacking::test
