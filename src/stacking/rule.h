// SPDX-License-Identifier: Apache-2.0
// Rules of stacks: what somebody must hold so that a stack is complete. A rule is a tree: groups
// (all, any, at least k of) over requirements (so many credentials or credits that meet
// conditions). docs/reference/stacks.md says what each means.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cairn::stacking {

// Hundredths of an ECTS credit, and of a per cent.
using Credits = std::int32_t;
using Percent = std::int32_t;
inline constexpr std::int32_t one = 100;
inline constexpr Percent whole = 100 * one;

// Days since 1970-01-01.
using Day = std::int32_t;

struct SkillWish {
  std::string skill;
  std::int32_t level = 1;  // at least, 1 to 5
  bool operator==(const SkillWish&) const = default;
};

// What a credential must be for a requirement to take it. Nothing said: any credential.
struct Conditions {
  std::vector<std::string> achievements;  // one of these; empty: any
  std::optional<SkillWish> skill;
  std::int32_t eqf_level = 0;  // at least; 0: any or none
  std::optional<Percent> result;
  std::optional<std::int32_t> months;  // awarded within so many
  bool operator==(const Conditions&) const = default;
};

enum class Measure : std::uint8_t { credentials, credits };

// So many credentials, or so many credits, that meet the conditions.
struct Requirement {
  Measure measure = Measure::credentials;
  std::int32_t amount = 1;  // credentials, or hundredths of a credit
  Conditions conditions;
  bool operator==(const Requirement&) const = default;
};

enum class GroupKind : std::uint8_t { all, any, at_least };

struct Rule;

struct Group {
  GroupKind kind = GroupKind::all;
  std::int32_t count = 1;  // of at_least
  std::vector<Rule> parts;
  bool operator==(const Group&) const;
  // How many of its parts must be there.
  std::int32_t needed() const;
};

struct Rule {
  std::variant<Group, Requirement> is;
  const Group* group() const { return std::get_if<Group>(&is); }
  const Requirement* requirement() const { return std::get_if<Requirement>(&is); }
  Group* group() { return std::get_if<Group>(&is); }
  Requirement* requirement() { return std::get_if<Requirement>(&is); }
  bool operator==(const Rule&) const = default;
};

inline std::int32_t Group::needed() const {
  if (kind == GroupKind::any) return 1;
  return kind == GroupKind::all ? static_cast<std::int32_t>(parts.size()) : count;
}
inline bool Group::operator==(const Group& other) const {
  return kind == other.kind && count == other.count && parts == other.parts;
}

struct OutsideCap {
  Percent percent = whole;  // of all that is counted
  Measure measure = Measure::credits;
  bool operator==(const OutsideCap&) const = default;
};

enum class Counting : std::uint8_t { once, often };

struct Stack {
  Rule rule;
  std::optional<OutsideCap> outside_at_most;
  std::optional<std::int32_t> months;                  // every part awarded within so many
  std::vector<std::vector<std::string>> not_together;  // of each list at most one is counted
  Counting counting = Counting::once;  // whether a credential may count for several parts
  bool operator==(const Stack&) const = default;
};

// The same day so many months before, or the last day of that month: 2026-03-31 less 1 is
// 2026-02-28.
Day months_before(Day day, std::int32_t months);

// "6", "2.5", "33.33".
std::string text_of_hundredths(std::int32_t amount);

}  // namespace cairn::stacking
