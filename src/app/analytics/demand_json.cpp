// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/demand_json.h"

namespace cairn::app {
namespace {

json::Value counts_of(const Months& months, json::Builder builder) {
  std::vector<json::Value> counts;
  for (const auto count : months) counts.push_back(builder.integer(count));
  return builder.array(counts);
}

}  // namespace

json::Value to_json(const DemandReport& report, json::Builder builder) {
  std::vector<json::Value> achievements, emerging;
  for (const auto& row : report.achievements) {
    json::ObjectBuilder out(builder);
    out.add_string("id", row.id.text).add_string("name", row.name);
    out.add("adverts", builder.integer(row.adverts)).add("months", counts_of(row.asking, builder));
    if (row.trend) out.add("trend_percent", builder.integer(*row.trend));
    achievements.push_back(out.value());
  }
  for (const auto& skill : report.emerging)
    emerging.push_back(builder.object({{"skill", builder.string(skill.skill)},
                                       {"label", builder.string(skill.label)},
                                       {"adverts", builder.integer(skill.adverts)},
                                       {"months", counts_of(skill.asking, builder)}}));
  return builder.object({{"first_month", builder.string(month_text(report.first_month))},
                         {"adverts", builder.integer(report.adverts)},
                         {"months", counts_of(report.all, builder)},
                         {"achievements", builder.array(achievements)},
                         {"emerging", builder.array(emerging)}});
}

}  // namespace cairn::app
