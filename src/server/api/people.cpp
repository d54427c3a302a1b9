// SPDX-License-Identifier: Apache-2.0
#include "server/api/people.h"

#include <algorithm>

#include "app/people/hand_over.h"
#include "app/people/invitations.h"
#include "app/people/members.h"
#include "json/build.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::AccountId member_of(const Call& call) { return {std::string(call.argument("id"))}; }

// A key is no owner: who decides what only an owner may is named, with their password.
app::OwnerProof proof_in(const Call& call, Body& body) {
  return {.owner = {body.text("owner")}, .password = body.text("password"), .peer = call.client()};
}

json::Value roles_json(app::Roles roles, json::Builder builder) {
  return builder.strings(app::words_of(roles));
}

json::Value describe(const app::Account& account, json::Builder builder) {
  return json::ObjectBuilder(builder)
      .add_string("id", account.id.text)
      .add_string("email", account.email)
      .add("roles", roles_json(account.roles, builder))
      .add_string("joined", format_instant(account.created))
      .add("proved", json::Value::boolean(account.proved.has_value()))
      .value();
}

json::ObjectBuilder describe(const app::Invitation& invitation, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add_string("id", invitation.id.text)
      .add_string_if("email", invitation.email)
      .add("roles", roles_json(invitation.roles, builder))
      .add_string("created", format_instant(invitation.created))
      .add_string("expires", format_instant(invitation.expires));
  return out;
}

// The portion of a list that is at hand whole. Errors: not_found (nothing has the cursor's id).
template <class T>
Result<Response> portion_answer(const Call& call, const std::vector<T>& all,
                                json::Value (*item)(const T&, json::Builder)) {
  CAIRN_TRY(const auto portion, portion_of(call));
  auto next = all.begin();
  if (!portion.after.empty()) {
    next = std::find_if(all.begin(), all.end(),
                        [&](const T& it) { return it.id.text == portion.after; });
    if (next == all.end())
      return fail(ErrorCode::not_found, "api", "Nothing has this cursor any more. Begin anew.");
    ++next;
  }
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (; next != all.end() && items.size() < portion.limit; ++next)
    items.push_back(item(*next, builder));
  return list_answer(call, items, next == all.end() ? "" : std::prev(next)->id.text);
}

}  // namespace

Result<Response> members(Call& call) {
  CAIRN_TRY(const auto all, app::list_members(call.context(), call.actor()));
  return portion_answer<app::Account>(call, all, describe);
}

Result<Response> member(Call& call) {
  CAIRN_TRY(const auto found, app::find_member(call.context(), call.actor(), member_of(call)));
  Arena arena;
  return answer(describe(found, json::Builder(arena)));
}

Result<Response> change_member(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto roles = body.texts("roles");
  const auto proof = proof_in(call, body);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::change_roles(call.context(), call.actor(), member_of(call), roles, proof));
  return member(call);
}

Result<Response> hand_over(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  app::HandOver form{.to = member_of(call), .proof = proof_in(call, body)};
  if (body.flag("leave")) form.afterwards = app::Afterwards::leaves;
  form.roles = body.texts("roles");
  CAIRN_CHECK(body.faults());
  // Whoever is named by the address is there, or the address is wrong.
  CAIRN_CHECK(app::find_member(call.context(), call.actor(), form.to));
  CAIRN_CHECK(app::hand_over(call.context(), call.actor(), form));
  return member(call);
}

Result<Response> remove_member(Call& call) {
  CAIRN_CHECK(app::remove_member(call.context(), call.actor(), member_of(call)));
  return nothing();
}

Result<Response> invitations(Call& call) {
  CAIRN_TRY(const auto all, app::list_invitations(call.context(), call.actor()));
  return portion_answer<app::Invitation>(call, all, [](const auto& it, json::Builder builder) {
    return describe(it, builder).value();
  });
}

Result<Response> invite(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const app::InvitationForm form{
      .email = body.text("email"), .roles = body.texts("roles"), .proof = proof_in(call, body)};
  CAIRN_CHECK(body.faults());
  CAIRN_TRY(const auto invited, app::invite(call.context(), call.actor(), form));
  call.tells_secret = !invited.link.empty();
  Arena arena;
  auto out = describe(invited.invitation, json::Builder(arena));
  out.add_string_if("link", invited.link);
  return made(call, "/api/v1/invitations", out.value());
}

Result<Response> withdraw_invitation(Call& call) {
  CAIRN_CHECK(
      app::withdraw_invitation(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return nothing();
}

}  // namespace cairn::server::api
