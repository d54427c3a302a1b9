// SPDX-License-Identifier: Apache-2.0
// Results of verifying, kept under a permanent link, for programs.
#include "app/analytics/count_verified.h"
#include "app/verifying/verify_input.h"
#include "json/parse.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

constexpr std::size_t kept_text_bytes_max = 256 * 1024;

json::Value described(const Call& call, const std::string& id, const app::KeptReport& kept,
                      json::Builder builder, const json::Value& report) {
  return json::ObjectBuilder(builder)
      .add_string("id", id)
      .add_string("page", call.context().base_url + "/verify/r/" + id)
      .add_string("created", format_instant(kept.created))
      .add_string("expires", format_instant(kept.expires))
      .add("report", report)
      .value();
}

Result<json::Value> shown(const Call& call, const std::string& id, json::Builder builder) {
  CAIRN_TRY(const auto kept, app::kept_report(call.context(), id));
  CAIRN_TRY(const auto report, json::parse(kept.report, builder.arena()));
  return described(call, id, kept, builder, report);
}

}  // namespace

Result<Response> keep_report(Call& call) {
  if (call.request.body.size() > kept_text_bytes_max)
    return fail(ErrorCode::too_large, "verify",
                "This badge is too large for its result to be kept.");
  CAIRN_CHECK(
      call.context().throttle.take("keep " + call.client(), {20, 60}, call.context().clock.now()));
  const auto subject = call.target.parameter("subject");
  CAIRN_TRY(const auto report,
            app::verify_input(call.context(), as_bytes(call.request.body), {.subject = subject}));
  app::count_verified(call.context(), report);
  CAIRN_TRY(const auto id, app::keep_report(call.context(), report));
  Arena arena;
  CAIRN_TRY(const auto value, shown(call, id, json::Builder(arena)));
  return made(call, "/api/v1/verify/reports/" + id, value);
}

Result<Response> kept_report(Call& call) {
  Arena arena;
  CAIRN_TRY(const auto value,
            shown(call, std::string(call.argument("report")), json::Builder(arena)));
  return answer(value);
}

}  // namespace cairn::server::api
