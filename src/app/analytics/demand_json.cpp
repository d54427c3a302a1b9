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

json::Value to_json(const AdvertsImported& imported, json::Builder builder) {
  std::vector<json::Value> faults;
  for (const auto& fault : imported.read.faults)
    faults.push_back(builder.object({{"row", builder.integer(static_cast<std::int64_t>(fault.row))},
                                     {"detail", builder.string(fault.sentence)}}));
  return builder.object({{"rows", builder.integer(static_cast<std::int64_t>(imported.read.rows))},
                         {"added", builder.integer(imported.added)},
                         {"repeated", builder.integer(imported.repeated)},
                         {"without_skills", builder.integer(imported.without_skills)},
                         {"without_date", builder.integer(imported.without_date)},
                         {"faults", builder.array(faults)},
                         {"faults_left_out", builder.integer(static_cast<std::int64_t>(
                                                 imported.read.faults_left_out))}});
}

}  // namespace cairn::app
