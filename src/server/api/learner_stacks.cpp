// SPDX-License-Identifier: Apache-2.0
// A learner's progress with stacks, and what they bring from other issuers, for programs.
#include "app/learners/learner_page.h"
#include "app/stacks/outside.h"
#include "server/api/learner_page.h"
#include "server/api/list.h"
#include "server/api/stack_json.h"

namespace cairn::server::api {
namespace {

json::Value brought_json(const app::OutsideCredential& one, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", one.id.text)
      .add_string("credential", one.credential_id)
      .add_string("achievement", one.achievement)
      .add_string("name", one.name)
      .add_string("issuer", one.issuer_id)
      .add_string_if("issuer_name", one.issuer_name)
      .add_string("issuer_state", app::issuer_state_names[static_cast<std::size_t>(one.issuer)])
      .add("counts",
           json::Value::boolean(one.fault.empty() && one.issuer == app::IssuerState::accepted))
      .add_string_if("fault", one.fault)
      .add_string("awarded", format_instant(one.awarded))
      .add_string("verified", format_instant(one.verified));
  if (one.valid_until) out.add_string("valid_until", format_instant(*one.valid_until));
  return out.value();
}

}  // namespace

Result<Response> learner_stacks(Call& call) {
  const auto token = call.argument("token");
  CAIRN_TRY(const auto page, app::learner_page(call.context(), token));
  CAIRN_TRY(auto stacks, app::progress_of_learner(call.context(), token));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (auto& stack : stacks) {
    const auto id = stack.stack.text, name = stack.name;
    const auto told = progress_json({page.learner, std::move(stack)}, builder);
    items.push_back(builder.with(builder.with(told, "stack", builder.string(id)), "stack_name",
                                 builder.string(name)));
  }
  return list_answer(call, items, "");
}

Result<Response> brought_credentials(Call& call) {
  CAIRN_TRY(const auto brought, app::brought_credentials(call.context(), call.argument("token")));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : brought) items.push_back(brought_json(one, builder));
  return list_answer(call, items, "");
}

Result<Response> bring_credential(Call& call) {
  const auto token = call.argument("token");
  // Before anything is verified: whose page it is.
  CAIRN_CHECK(app::learner_page(call.context(), token));
  CAIRN_TRY(const auto brought,
            app::bring_credential(call.context(), token, as_bytes(call.request.body)));
  Arena arena;
  return answer(brought_json(brought, json::Builder(arena)), 201);
}

Result<Response> remove_credential(Call& call) {
  CAIRN_CHECK(app::remove_credential(call.context(), call.argument("token"),
                                     {std::string(call.argument("credential"))}));
  return nothing();
}

}  // namespace cairn::server::api
