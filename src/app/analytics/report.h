// SPDX-License-Identifier: Apache-2.0
// What an organisation sees of its badges' life: awarded, claimed, opened, taken along, shared,
// verified, by day and by achievement. Counts alone; nobody is known by them.
#pragma once
#include <array>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/list_search.h"
#include "app/ports/usage.h"

namespace cairn::app {

inline constexpr std::int64_t usage_days_max = 366;
// What is kept anyway, and then the events.
inline constexpr std::string_view kept_measure_names[] = {"awarded", "claims_sent",
                                                          "offers_accepted"};
inline constexpr std::size_t usage_measures =
    std::size(kept_measure_names) + std::size(usage_event_names);
std::string_view usage_measure_name(std::size_t measure);
using Measures = std::array<std::int64_t, usage_measures>;

struct UsageReport {
  struct Row {
    AchievementId id;
    std::string name;
    Measures counts{};
  };
  std::int64_t first_day = 0;     // since 1970
  std::vector<Measures> days;     // one each
  std::vector<Row> achievements;  // most awarded first; also those without any count
  Measures all{};
};

// `days`: how many, up to today (1 to usage_days_max).
Result<UsageReport> usage_report(Context& context, const Actor& actor, std::int64_t days);

// A row for each day and achievement with a count: "day,achievement,measure,count".
Result<std::string> usage_csv(Context& context, const Actor& actor, std::int64_t days);
// "id,learner,achievement,awarded,state", newest first. Errors: those of the search.
Result<std::string> awards_csv(Context& context, const Actor& actor, const ListSearch& search);

}  // namespace cairn::app
