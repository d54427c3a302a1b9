// SPDX-License-Identifier: Apache-2.0
// What people hold, as numbers: kinds of credentials, and records of one holder. Who evaluates many
// holders fills these once and asks again and again.
#pragma once
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "stacking/rule.h"

namespace cairn::stacking {

using KindId = std::uint32_t;

struct ProvenSkill {
  std::string skill;
  std::int32_t level = 1;
};

enum class Source : std::uint8_t { here, outside };

// What credentials have in common: one version of an achievement.
struct Kind {
  std::string achievement;  // its id, or its address where it is from outside
  Source source = Source::here;
  Credits credits = 0;         // 0: none, or not known
  std::int32_t eqf_level = 0;  // 0: none, or not known
  std::vector<ProvenSkill> skills;
};

inline constexpr Percent no_result = -1;
inline constexpr Day never = std::numeric_limits<Day>::max();

// One valid credential of a holder; 16 bytes.
struct Record {
  KindId kind = 0;
  Percent result = no_result;
  Day awarded = 0;
  Day expires = never;  // the first day it no longer holds
};

// A holder's records stand in the order of (achievement, id of the credential): of what is equally
// good, the first is taken.
using Records = std::span<const Record>;

}  // namespace cairn::stacking
