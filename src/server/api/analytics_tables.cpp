// SPDX-License-Identifier: Apache-2.0
// Tables of an organisation, for programs.
#include "app/analytics/tables.h"

#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {

Result<Response> assessor_figures(Call& call) {
  CAIRN_TRY(const auto all, app::assessor_figures(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all) {
    json::ObjectBuilder row(builder);
    row.add_string_if("assessor", it.who).add("open", builder.integer(it.open));
    row.add("overdue", builder.integer(it.overdue)).add("handed_in", builder.integer(it.handed_in));
    if (it.median_seconds) row.add("median_seconds", builder.integer(*it.median_seconds));
    items.push_back(row.value());
  }
  return list_answer(call, items, "");
}

Result<Response> stack_figures(Call& call) {
  CAIRN_TRY(const auto all, app::stack_figures(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : all)
    items.push_back(builder.object({{"id", builder.string(it.id)},
                                    {"name", builder.string(it.name)},
                                    {"completed", builder.integer(it.completed)},
                                    {"in_question", builder.integer(it.in_question)},
                                    {"lost", builder.integer(it.lost)}}));
  return list_answer(call, items, "");
}

}  // namespace cairn::server::api
