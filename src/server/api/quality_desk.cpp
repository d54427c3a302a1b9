// SPDX-License-Identifier: Apache-2.0
// Reviews, questions, reports and facts of providers, for the programs of an organisation.
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/quality.h"
#include "server/api/quality_json.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

std::string id_of(const Call& call) { return std::string(call.argument("id")); }

Result<app::Page> page_asked(const Call& call) {
  CAIRN_TRY(auto portion, portion_of(call));
  return app::Page{std::move(portion.after), static_cast<std::int64_t>(portion.limit)};
}

Result<app::FactForm> fact_in(const Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::FactForm form;
  form.provider = body.text("provider", Needed::yes);
  form.kind = body.text("kind", Needed::yes);
  form.body = body.text("body");
  form.other = body.text("other");
  form.covers = body.text("covers");
  form.source_url = body.text("source_url", Needed::yes);
  form.read_on = body.text("read_on", Needed::yes);
  form.ends_on = body.text("ends_on");
  CAIRN_CHECK(body.faults());
  return form;
}

Response shown(const app::ProviderFact& fact) {
  Arena arena;
  return answer(to_json(fact, json::Builder(arena)));
}

}  // namespace

Result<Response> reviews(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto found, app::reviews_of_organisation(call.context(), call.actor(), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found.rows) items.push_back(to_json(it, builder));
  return list_answer(call, items, found.more ? found.rows.back().id.text : "");
}

Result<Response> reply_to_review(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto reply = body.text("reply");
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::reply_to_review(call.context(), call.actor(), {id_of(call)}, reply));
  return nothing();
}

Result<Response> questions(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto found, app::questions_of_organisation(call.context(), call.actor(), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found.rows) items.push_back(to_json(it, builder));
  return list_answer(call, items, found.more ? found.rows.back().question.id.text : "");
}

Result<Response> answer_as_issuer(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto text = body.text("text", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto answered,
            app::answer_as_issuer(call.context(), call.actor(), {id_of(call)}, text));
  Arena arena;
  return answer(to_json(answered, json::Builder(arena)), 201);
}

// Their own and, where the organisation runs the server, the server's behind them: a cursor names
// the report, whose id says which list goes on.
Result<Response> abuse_reports(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  const bool open = call.target.parameter("state") != "decided";
  const bool servers = app::keeper_of_id(page.after) == app::server_organisation();
  CAIRN_TRY(const auto desk, app::abuse_desk(call.context(), call.actor(), open,
                                             servers ? app::Page{"", page.rows_max} : page,
                                             servers ? page : app::Page{"", page.rows_max}));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  if (!servers)
    for (const auto& it : desk.own.rows) items.push_back(to_json(it, builder));
  if (!servers && desk.own.more)
    return list_answer(call, items, desk.own.rows.back().report.id.text);
  for (const auto& it : desk.servers.rows) items.push_back(to_json(it, builder));
  return list_answer(call, items, desk.servers.more ? desk.servers.rows.back().report.id.text : "");
}

Result<Response> decide_report(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto state = body.text("state", Needed::yes);
  const auto reason = body.text("reason", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::decide_report(call.context(), call.actor(), {id_of(call)}, state, reason));
  return nothing();
}

Result<Response> provider_facts(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto found,
            app::list_facts(call.context(), call.actor(), page.after, page.rows_max));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : found.facts) items.push_back(to_json(it, builder));
  return list_answer(call, items, found.more ? found.facts.back().id.text : "");
}

Result<Response> enter_fact(Call& call) {
  CAIRN_TRY(const auto form, fact_in(call));
  CAIRN_TRY(const auto fact, app::enter_fact(call.context(), call.actor(), form));
  Arena arena;
  return made(call, "/api/v1/provider-facts/" + fact.id.text, to_json(fact, json::Builder(arena)));
}

Result<Response> replace_fact(Call& call) {
  CAIRN_TRY(const auto form, fact_in(call));
  CAIRN_TRY(const auto fact, app::enter_fact(call.context(), call.actor(), form, id_of(call)));
  return shown(fact);
}

Result<Response> review_fact(Call& call) {
  CAIRN_TRY(const auto fact, app::review_fact(call.context(), call.actor(), {id_of(call)}));
  return shown(fact);
}

Result<Response> remove_fact(Call& call) {
  CAIRN_CHECK(app::remove_fact(call.context(), call.actor(), {id_of(call)}));
  return nothing();
}

}  // namespace cairn::server::api
