// SPDX-License-Identifier: Apache-2.0
// Signing keys, for programs.
#include "app/organisation/keys.h"

#include "json/build.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/api/settings.h"

namespace cairn::server::api {

namespace {

constexpr const char* where = "keys";

app::KeyId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

json::Value value_of(const app::KeyInUse& it, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", it.key.id.text).add_string("type", crypto::name_of(it.key.type));
  out.add_string("did", it.did).add_string("created", format_instant(it.key.created));
  if (it.until) out.add_string("until", format_instant(*it.until));
  if (it.key.compromised)
    out.add_string("compromised", format_instant(*it.key.compromised))
        .add("badges", builder.integer(it.badges))
        .add_string("signingAnew",
                    app::resigning_names[static_cast<std::size_t>(it.key.resigning)]);
  return out.value();
}

}  // namespace

Result<Response> signing_keys(Call& call) {
  CAIRN_TRY(const auto keys, app::list_keys(call.context(), call.actor()));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& key : keys) items.push_back(value_of(key, builder));
  return list_answer(call, items, "");
}

Result<Response> change_signing_key(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto name = body.text("type", Needed::yes);
  CAIRN_CHECK(body.faults());
  const auto type = crypto::key_type_of(name);
  if (!type)
    return fail(ErrorCode::invalid, where, "Name Ed25519, P-256 or P-384, as the list does.",
                "/type");
  CAIRN_TRY(auto made, app::rotate_key(call.context(), call.actor(), *type));
  const auto did = "did:key:" + made.public_multikey;
  Arena arena;
  return answer(value_of({.key = std::move(made), .did = did, .until = {}}, json::Builder(arena)),
                201);
}

Result<Response> mark_key_compromised(Call& call) {
  CAIRN_CHECK(app::mark_compromised(call.context(), call.actor(), id_of(call)));
  return nothing();
}

Result<Response> sign_anew(Call& call) {
  CAIRN_CHECK(app::sign_anew(call.context(), call.actor(), id_of(call)));
  return nothing();
}

}  // namespace cairn::server::api
