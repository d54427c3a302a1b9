// SPDX-License-Identifier: Apache-2.0
// What an organisation keeps of a person, for programs: read, taken along for them, erased; and a
// new link for who lost theirs, and whether an address is theirs.
#include "app/claims/review.h"
#include "app/learners/addresses.h"
#include "app/learners/erase.h"
#include "app/learners/record.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

app::LearnerId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Response kept_by_nobody(Response response) {
  response.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

Result<Response> kept_learner(Call& call) {
  CAIRN_TRY(auto text, app::export_learner(call.context(), call.actor(), id_of(call)));
  return kept_by_nobody(json_response(std::move(text)));
}

Result<Response> record_of_learner(Call& call) {
  CAIRN_TRY(auto text, app::record_of(call.context(), call.actor(), id_of(call)));
  return kept_by_nobody(json_response(std::move(text), "application/vc"));
}

Result<Response> erase_learner(Call& call) {
  CAIRN_CHECK(app::erase_learner(call.context(), call.actor(), id_of(call)));
  return nothing();
}

Result<Response> new_learner_link(Call& call) {
  CAIRN_TRY(const auto link, app::new_learner_link(call.context(), call.actor(),
                                                   {std::string(call.argument("id"))}));
  call.tells_secret = true;
  Arena arena;
  return answer(json::ObjectBuilder(json::Builder(arena)).add_string("page", link).value(), 201);
}

Result<Response> ask_claimant(Call& call) {
  CAIRN_CHECK(app::ask_claimant(call.context(), call.actor(), {std::string(call.argument("id"))}));
  return nothing();
}

}  // namespace cairn::server::api
