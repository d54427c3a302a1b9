// SPDX-License-Identifier: Apache-2.0
// Trends of demand over twelve months, counted against all adverts of each month, so that a month
// of which more were imported says nothing by that. Whole numbers only.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cairn::app {

inline constexpr std::size_t trend_months = 12;
// Oldest first.
using Months = std::array<std::int64_t, trend_months>;

std::int64_t sum_of(const Months& months);

// By how many per cent the share of adverts that ask grew from the first six months to the last
// six. Nothing where one of the halves has no adverts, or nobody asked in the first.
std::optional<std::int64_t> trend_percent(const Months& asking, const Months& all);

struct SkillDemand {
  std::string skill;
  Months asking{};
};

// Skills that are asked for more and more and that nothing covers: by at least three adverts of the
// last three months, and half as often again as in the nine before. Those that grew most first, at
// most `count_max`.
std::vector<SkillDemand> emerging_skills(const std::vector<SkillDemand>& demands, const Months& all,
                                         const std::set<std::string>& covered,
                                         std::size_t count_max);

}  // namespace cairn::app
