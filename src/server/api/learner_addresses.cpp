// SPDX-License-Identifier: Apache-2.0
// A learner's addresses and the way back to a lost page, for programs. Who has the page's link, or
// that of the mail, may.
#include "app/learners/addresses.h"

#include <algorithm>

#include "app/learners/learner_page.h"
#include "app/learners/recover.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/language.h"
#include "server/text.h"

namespace cairn::server::api {
namespace {

// The main one first, then the others that were proved, then those whose code is awaited.
Result<Response> shown(Call& call) {
  CAIRN_TRY(const auto found, app::learner_page(call.context(), call.argument("token")));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  const auto add = [&](const std::string& email, std::string_view state, bool main) {
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("email", email)
                        .add_string("state", state)
                        .add("main", json::Value::boolean(main))
                        .value());
  };
  const auto& main = found.learner.email;
  const bool proved =
      std::ranges::any_of(found.addresses, [&](const auto& it) { return it.email == main; });
  add(main, proved ? "proved" : "unproved", true);
  for (const auto& it : found.addresses)
    if (it.email != main) add(it.email, "proved", false);
  for (const auto& email : found.awaited) add(email, "awaited", false);
  return list_answer(call, items, "");
}

}  // namespace

Result<Response> learner_addresses(Call& call) { return shown(call); }

Result<Response> add_learner_address(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto email = body.text("email", Needed::yes);
  CAIRN_CHECK(body.faults());
  const auto asked = app::ask_for_address(call.context(), call.argument("token"), email);
  if (!asked) return with_paths(asked.error(), "/new_email", "/email");
  return shown(call);
}

Result<Response> prove_learner_address(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto email = body.text("email", Needed::yes);
  const auto code = body.text("code", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::prove_address(call.context(), call.argument("token"), email, code));
  return shown(call);
}

Result<Response> make_main_learner_address(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto email = body.text("email", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::make_main_address(call.context(), call.argument("token"), email));
  return shown(call);
}

Result<Response> remove_learner_address(Call& call) {
  CAIRN_CHECK(app::remove_address(call.context(), call.argument("token"),
                                  std::string(call.argument("address"))));
  return nothing();
}

// Whether an address is known is told to nobody.
Result<Response> ask_to_recover(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto email = body.text("email", Needed::yes);
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::ask_to_recover(call.context(), email, spoken().tag, call.client()));
  return nothing();
}

Result<Response> look_at_recovery(Call& call) {
  CAIRN_TRY(const auto found, app::look_at_recovery(call.context(), call.argument("token")));
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string("organisation", found.organisation)
                    .value());
}

Result<Response> recover(Call& call) {
  CAIRN_TRY(const auto token, app::recover(call.context(), call.argument("token")));
  call.tells_secret = true;
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena))
                    .add_string("learner_token", token)
                    .add_string("page", app::learner_url(call.context(), token))
                    .value());
}

}  // namespace cairn::server::api
