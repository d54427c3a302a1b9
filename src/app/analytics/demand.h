// SPDX-License-Identifier: Apache-2.0
// What imported adverts ask for, over twelve months: of each achievement's skills, and of skills
// that no achievement covers. Nothing is said where nothing was imported.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/analytics/trend.h"
#include "app/context.h"
#include "market/month.h"

namespace cairn::app {

using cairn::market::month_of;
using cairn::market::month_text;

struct DemandReport {
  struct Row {
    AchievementId id;
    std::string name;
    std::size_t skills = 0;    // of the framework; words alone are found in no advert
    std::int64_t adverts = 0;  // that ask for one of them at least
    Months asking{};
    std::optional<std::int64_t> trend;  // trend_percent
  };
  struct Emerging {
    std::string skill, label;
    std::int64_t adverts = 0;
    Months asking{};
  };
  std::int64_t first_month = 0;
  std::int64_t adverts = 0;
  Months all{};
  std::vector<Row> achievements;   // published ones, most asked for first
  std::vector<Emerging> emerging;  // those that grew most first
};
Result<DemandReport> demand_report(Context& context, const Actor& actor);

// "achievement,month,adverts,all adverts"
std::string demand_csv(const DemandReport& report);
// "skill,label,month,adverts,all adverts"
std::string emerging_csv(const DemandReport& report);

}  // namespace cairn::app
