// SPDX-License-Identifier: Apache-2.0
// Counts of badges and of demand for programs.
#include <charconv>

#include "app/analytics/demand_json.h"
#include "app/analytics/report.h"
#include "app/market/market_json.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {

namespace {

constexpr std::int64_t days_default = 30;

Result<std::int64_t> days_asked_for(const Call& call) {
  const auto typed = call.target.parameter("days");
  if (typed.empty()) return days_default;
  std::int64_t days = 0;
  const auto [end, fault] = std::from_chars(typed.data(), typed.data() + typed.size(), days);
  if (fault != std::errc() || end != typed.data() + typed.size() || days < 1 ||
      days > app::usage_days_max)
    return fail(ErrorCode::invalid, "analytics",
                "days is a whole number from 1 to " + std::to_string(app::usage_days_max) + ".",
                "/days");
  return days;
}

json::Value told(const app::Measures& counts, json::Builder builder) {
  json::ObjectBuilder out(builder);
  for (std::size_t i = 0; i < counts.size(); ++i)
    out.add(app::usage_measure_name(i), builder.integer(counts[i]));
  return out.value();
}

}  // namespace

Result<Response> analytics(Call& call) {
  CAIRN_TRY(const auto days, days_asked_for(call));
  CAIRN_TRY(const auto report, app::usage_report(call.context(), call.actor(), days));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> achievements;
  for (const auto& row : report.achievements)
    achievements.push_back(builder.object({{"id", builder.string(row.id.text)},
                                           {"name", builder.string(row.name)},
                                           {"counts", told(row.counts, builder)}}));
  return answer(builder.object({{"days", builder.integer(days)},
                                {"counts", told(report.all, builder)},
                                {"achievements", builder.array(achievements)}}));
}

Result<Response> demand(Call& call) {
  CAIRN_TRY(const auto report, app::demand_report(call.context(), call.actor()));
  Arena arena;
  return answer(to_json(report, json::Builder(arena)));
}

Result<Response> import_adverts(Call& call) {
  CAIRN_TRY(const auto imported,
            app::import_adverts(call.context(), call.actor(), as_bytes(call.request.body),
                                {.rows_max = app::adverts_at_once_max}));
  Arena arena;
  return answer(to_json(imported, json::Builder(arena)));
}

}  // namespace cairn::server::api
