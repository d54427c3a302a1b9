// SPDX-License-Identifier: Apache-2.0
// How an organisation's part of the server runs: the log of who did what, mail and webhooks.
#include "app/audit_log.h"
#include "app/outbox/review.h"
#include "json/build.h"
#include "json/write.h"
#include "server/api/api.h"
#include "server/catalogue_query.h"
#include "server/pages/operation_desk.h"

namespace cairn::server::api {
namespace {

constexpr std::size_t limit_default = 50, limit_max = 200;

Result<app::Page> page_asked(const Call& call) {
  CAIRN_TRY(const auto limit, number_parameter(call.target, "limit", limit_default, 1, limit_max));
  return app::Page{std::string(call.target.parameter("after")), static_cast<std::int64_t>(limit)};
}

Response list_response(json::Builder builder, std::span<const json::Value> items,
                       const std::string& next) {
  json::ObjectBuilder out(builder);
  out.add("items", builder.array(items)).add_string_if("next", next);
  return json_response(json::write(out.value()));
}

}  // namespace

Result<Response> audit(Call& call) {
  CAIRN_TRY(const auto filter, audit_filter(call.target));
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto listed, app::read_audit(call.context(), call.actor(), filter, page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& [entry, who] : listed.rows)
    items.push_back(json::ObjectBuilder(builder)
                        .add("entry", builder.integer(entry.entry))
                        .add_string("at", format_instant(entry.at))
                        .add_string("actor", entry.actor)
                        .add_string_if("who", who)
                        .add_string("action", entry.action)
                        .add_string("subject", entry.subject)
                        .add_string_if("detail", entry.detail)
                        .value());
  return list_response(builder, items,
                       listed.more ? std::to_string(listed.rows.back().entry.entry) : "");
}

Result<Response> deliveries(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  const auto wanted = call.target.parameter("state");
  std::optional<app::DeliveryState> state;
  for (std::size_t i = 0; i < app::delivery_state_names.size(); ++i)
    if (app::delivery_state_names[i] == wanted) state = static_cast<app::DeliveryState>(i);
  if (!wanted.empty() && !state)
    return fail(ErrorCode::invalid, "deliveries", "state is waiting, sent, failed or bounced.",
                "/state");
  CAIRN_TRY(const auto listed,
            app::list_deliveries(call.context(), call.actor().organisation, state, page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : listed.rows) {
    json::ObjectBuilder row(builder);
    row.add_string("id", it.id.text)
        .add_string("kind", app::delivery_kind_names[static_cast<std::size_t>(it.kind)])
        .add_string("recipient", it.recipient)
        .add_string("about", it.about)
        .add_string("state", app::delivery_state_names[static_cast<std::size_t>(it.state)])
        .add_string("created", format_instant(it.created))
        .add("tries", builder.integer(it.tries))
        .add_string_if("lastError", it.last_error);
    if (it.state == app::DeliveryState::waiting) row.add_string("due", format_instant(it.due));
    if (it.settled) row.add_string("settled", format_instant(*it.settled));
    items.push_back(row.value());
  }
  return list_response(builder, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> retry_delivery(Call& call) {
  CAIRN_CHECK(
      app::retry_delivery(call.context(), call.actor(), {std::string(call.argument("id"))}));
  Response response;
  response.status = 204;
  return response;
}

}  // namespace cairn::server::api
