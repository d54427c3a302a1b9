// SPDX-License-Identifier: Apache-2.0
// What next for programs: from a goal and a profile to offers with typed reasons, without a
// workbook.
#include "app/career/gap.h"
#include "app/recommend/next_json.h"
#include "json/parse.h"
#include "json/write.h"
#include "server/api/api.h"

namespace cairn::server::api {

Result<Response> next_steps(Call& call) {
  CAIRN_CHECK(
      call.context().throttle.take("api " + call.client(), {240, 30}, call.context().clock.now()));
  Arena arena;
  CAIRN_TRY(const auto body, json::parse(call.request.body, arena));
  CAIRN_TRY(const auto request, app::career::read_next_request(body));
  if (body.contains("framework") && !body["framework"].is_string())
    return fail(ErrorCode::invalid, "api", "Write this as text, or leave it out.", "/framework");
  CAIRN_TRY(const auto shelf, call.context().library.shelf(body.string_at("framework")));
  CAIRN_TRY(const auto source, call.context().next.take(call.context()));
  const auto offers = app::career::answer_next(request, source->knowledge,
                                               app::career::knowledge_of(*shelf, nullptr));
  const json::Builder builder(arena);
  return json_response(
      json::write(builder.object({{"framework", builder.string(shelf->framework.name)},
                                  {"attribution", builder.string(shelf->framework.attribution)},
                                  {"offers", app::career::next_json(offers, builder)}})));
}

}  // namespace cairn::server::api
