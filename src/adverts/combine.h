// SPDX-License-Identifier: Apache-2.0
// Several adverts as one goal: what recurs in them, and in how many.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "adverts/reading.h"

namespace cairn::adverts {

struct RecurringSkill {
  skills::SkillIndex skill = 0;
  std::vector<std::uint32_t> adverts;  // positions of those that ask for it, ascending
  std::optional<bool> must;            // true: in most of those that say; nullopt: none says
  skills::Level level = 0;  // what most of those that say a level ask for, the higher of equals
  std::optional<std::uint8_t> years;  // likewise
  std::uint32_t score = 0;            // best of them
};

struct RecurringCredential {
  CredentialKind kind;
  std::string name;
  std::vector<std::uint32_t> adverts;
  std::optional<bool> must;
};

struct CombinedReading {
  std::size_t adverts = 0;
  std::vector<RecurringSkill> skills;  // in most adverts first, then must, score, skill
  std::vector<RecurringCredential> credentials;
};

// Of more than limits::combined_max readings the first are taken.
CombinedReading combine(std::span<const AdvertReading> readings);

}  // namespace cairn::adverts
