// SPDX-License-Identifier: Apache-2.0
// How an organisation's part of the server runs: the log of who did what, mail and webhooks.
#include "app/audit_log.h"
#include "app/outbox/review.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/delivery_json.h"
#include "server/api/list.h"
#include "server/pages/operation_desk.h"

namespace cairn::server::api {
namespace {

Result<app::Page> page_asked(const Call& call) {
  CAIRN_TRY(auto portion, portion_of(call));
  return app::Page{std::move(portion.after), static_cast<std::int64_t>(portion.limit)};
}

Result<std::optional<app::DeliveryState>> state_asked(const Call& call) {
  const auto wanted = call.target.parameter("state");
  if (wanted.empty()) return std::optional<app::DeliveryState>();
  for (std::size_t i = 0; i < app::delivery_state_names.size(); ++i)
    if (app::delivery_state_names[i] == wanted)
      return std::optional(static_cast<app::DeliveryState>(i));
  return fail(ErrorCode::invalid, "deliveries", "Ask for waiting, sent, failed or bounced.",
              "/state");
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
  return list_answer(call, items,
                     listed.more ? std::to_string(listed.rows.back().entry.entry) : "");
}

Result<Response> deliveries(Call& call) {
  CAIRN_TRY(const auto page, page_asked(call));
  CAIRN_TRY(const auto state, state_asked(call));
  CAIRN_TRY(const auto listed,
            app::list_deliveries(call.context(), call.actor().organisation, state, page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it : listed.rows) items.push_back(delivery_json(it, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> retry_delivery(Call& call) {
  CAIRN_CHECK(
      app::retry_delivery(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return nothing();
}

}  // namespace cairn::server::api
