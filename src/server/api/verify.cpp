// SPDX-License-Identifier: Apache-2.0
#include "app/verifying/verify_input.h"

#include "app/analytics/count_verified.h"
#include "json/write.h"
#include "server/api/api.h"

namespace cairn::server::api {

// The body is the credential itself: JSON, a token, a baked PNG or SVG.
Result<Response> verify(Call& call) {
  const auto subject = call.target.parameter("subject");
  const bool explains = call.target.parameter("explain") == "steps";
  const verify::Options options{
      .subject = subject, .explain = explains ? verify::Explain::steps : verify::Explain::nothing};
  CAIRN_TRY(const auto report,
            app::verify_input(call.context(), as_bytes(call.request.body), options));
  app::count_verified(call.context(), report);
  Arena arena;
  return json_response(json::write(verify::to_json(report, json::Builder(arena))));
}

}  // namespace cairn::server::api
