// SPDX-License-Identifier: Apache-2.0
// Levels of qualifications: the European Qualifications Framework as pivot, and the frameworks that
// are referenced to it in a published report. A level that is not in the table stays unknown.
#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "catalogue/offer.h"

namespace cairn::catalogue {

struct LevelFramework {
  std::string_view name;     // as it stands before a level: "DQR"
  std::string_view country;  // in English
  // EQF by its own level, from the first; 0 where the report relates none.
  std::string_view eqf;  // a digit a level
  std::string_view source;
};
std::span<const LevelFramework> level_frameworks();

struct QualificationLevel {
  std::string own;         // "SCQF 7"; "" where the source gives the EQF itself
  std::optional<int> eqf;  // nothing where `own` is of no framework known here
  const LevelFramework* framework = nullptr;
};
// "DQR 6", "SCQF level 7", "NLQF 4+", "EQF 5": nothing where the text is no level.
std::optional<QualificationLevel> read_qualification_level(std::string_view text);
// What is known of an offer; its own word on the EQF goes first.
std::optional<QualificationLevel> qualification_level(const Offer& offer);

}  // namespace cairn::catalogue
