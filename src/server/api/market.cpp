// SPDX-License-Identifier: Apache-2.0
// What job adverts ask for, for programs.
#include <algorithm>

#include "app/market/look.h"
#include "app/market/market_json.h"
#include "app/market/search.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/market_query.h"

namespace cairn::server::api {

Result<Response> market(Call& call) {
  CAIRN_TRY(const auto query, read_overview_query(call.target));
  CAIRN_TRY(const auto overview, app::market_overview(call.context(), call.actor().organisation,
                                                      query.kind, query.place));
  Arena arena;
  return answer(to_json(overview, json::Builder(arena)));
}

Result<Response> market_search(Call& call) {
  const auto words = call.target.parameter("q");
  if (words.empty())
    return fail(ErrorCode::invalid, "market", "Say what to search for, in q.", "/q");
  CAIRN_TRY(const auto found, app::search_market(call.context(), call.actor().organisation, words));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& it : found)
    rows.push_back(builder.object({{"kind", builder.string(name_of(it.kind))},
                                   {"id", builder.string(it.id)},
                                   {"label", builder.string(it.label)},
                                   {"adverts", builder.integer(it.adverts)}}));
  return answer(builder.object({{"found", builder.array(rows)}}));
}

Result<Response> market_history(Call& call) {
  CAIRN_TRY(const auto query, read_market_query(call.target));
  const auto& organisation = call.actor().organisation;
  CAIRN_TRY(const auto history, app::market_history(call.context(), organisation, query));
  CAIRN_TRY(const auto places, app::market_places(call.context(), organisation, query));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> shares;
  for (const auto& it : places) shares.push_back(to_json(it, builder));
  return answer(builder.with(to_json(history, builder), "places", builder.array(shares)));
}

Result<Response> import_to_market(Call& call) {
  CAIRN_TRY(const auto imported,
            app::import_adverts(call.context(), call.actor(), as_bytes(call.request.body),
                                {.rows_max = app::adverts_at_once_max,
                                 .source = std::string(call.target.parameter("source")),
                                 .dry_run = call.target.parameter("dry_run") == "true"}));
  Arena arena;
  return answer(to_json(imported, json::Builder(arena)));
}

Result<Response> market_shown(Call& call) {
  CAIRN_TRY(const bool shown, app::is_market_shown(call.context(), call.actor()));
  Arena arena;
  return answer(json::Builder(arena).object({{"shown", json::Value::boolean(shown)}}));
}

Result<Response> show_market(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  if (!body.contains("shown")) body.fault("shown", "Say true or false.");
  const bool shown = body.flag("shown");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::show_market(call.context(), call.actor(), shown));
  return market_shown(call);
}

Result<Response> market_terms(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  CAIRN_TRY(const auto waiting,
            app::waiting_terms(call.context(), call.actor(), portion.after, portion.limit));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& term : waiting.terms) items.push_back(to_json(term, builder));
  return list_answer(call, items, waiting.next);
}

Result<Response> judge_term(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::TermForm form;
  form.term = body.text("term", Needed::yes);
  form.verdict = body.text("verdict", Needed::yes);
  form.skill = body.text("skill");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto judged, app::judge_term(call.context(), call.actor(), form));
  Arena arena;
  return answer(to_json(judged, json::Builder(arena)));
}

Result<Response> judged_terms(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const auto limit = static_cast<std::int64_t>(portion.limit);
  CAIRN_TRY(auto judged, app::judged_terms(call.context(), call.actor(), portion.after, limit + 1));
  std::string next;
  if (judged.size() > portion.limit) {
    judged.pop_back();
    next = judged.back().term;
  }
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& term : judged) items.push_back(to_json(term, builder));
  return list_answer(call, items, next);
}

Result<Response> take_back_judgement(Call& call) {
  CAIRN_CHECK(
      app::take_back_judgement(call.context(), call.actor(), std::string(call.argument("term"))));
  return nothing();
}

}  // namespace cairn::server::api
