// SPDX-License-Identifier: Apache-2.0
// Keys of programs, for programs: listed, made, ended.
#include "app/accounts/api_keys.h"

#include "json/build.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/settings.h"

namespace cairn::server::api {

namespace {

json::Value value_of(const app::ApiKey& key, std::string_view token, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", key.id.text).add_string("name", key.name);
  out.add("scopes", builder.strings(key.scopes));
  out.add_string("created", format_instant(key.created));
  if (key.expires) out.add_string("expires", format_instant(*key.expires));
  if (key.last_used) out.add_string("lastUsed", format_instant(*key.last_used).substr(0, 10));
  return out.add_string_if("token", token).value();
}

}  // namespace

Result<Response> api_keys(Call& call) {
  CAIRN_TRY(const auto keys, app::list_api_keys(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& key : keys) items.push_back(value_of(key, "", builder));
  return list_answer(call, items, "");
}

Result<Response> make_api_key(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto name = body.text("name", Needed::yes);
  const auto scopes = body.texts("scopes");
  const auto expires = body.maybe_instant("expires");
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto made,
            app::create_api_key(call.context(), call.actor(), name, scopes, expires));
  call.tells_secret = true;
  Arena arena;
  return answer(value_of(made.key, made.token, json::Builder(arena)), 201);
}

Result<Response> end_api_key(Call& call) {
  CAIRN_CHECK(
      app::remove_api_key(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return nothing();
}

}  // namespace cairn::server::api
