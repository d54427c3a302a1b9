// SPDX-License-Identifier: Apache-2.0
// Mail that came back, as a mail provider tells it: in JSON, or as the report of a mail server.
#include "app/limits.h"
#include "app/mail/returned.h"
#include "base/filled.h"
#include "json/build.h"
#include "server/api/api.h"
#include "server/api/body.h"
#include "server/api/list.h"

namespace cairn::server::api {
namespace {

std::string without_angles(std::string id) {
  if (id.starts_with('<') && id.ends_with('>')) return id.substr(1, id.size() - 2);
  return id;
}

Result<std::vector<app::ReturnedMail>> read_bounces(const Request& request) {
  CAIRN_TRY(auto body, Body::read(request));
  std::vector<app::ReturnedMail> out;
  auto parts = body.parts("bounces");
  if (parts.empty()) body.fault("bounces", "Name at least one.");
  if (parts.size() > limits::returned_mails_max)
    body.fault("bounces", filled("Send at most {} at once.", limits::returned_mails_max));
  for (auto& part : parts) {
    app::ReturnedMail one;
    one.message_id = without_angles(part.text("messageId"));
    one.recipient = part.text("recipient");
    one.status = part.text("status");
    one.reason = part.text("reason");
    one.for_good = part.flag("permanent", one.status.empty() || app::is_for_good(one.status));
    if (one.message_id.empty() && one.recipient.empty())
      part.fault("recipient", "Name the mail by its messageId or whom it went to.");
    out.push_back(std::move(one));
  }
  CAIRN_CHECK(body.faults());
  return out;
}

}  // namespace

Result<Response> note_bounces(Call& call) {
  const bool is_report = call.request.media_type() == "message/rfc822";
  CAIRN_TRY(const auto returned,
            is_report ? app::read_delivery_report(call.request.body) : read_bounces(call.request));
  CAIRN_TRY(const auto all,
            app::note_returned(call.context(), call.actor().account, call.organisation, returned));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> rows;
  for (const auto& one : all)
    rows.push_back(builder.object(
        {{"recipient", builder.string(one.recipient)},
         {"noted", builder.string(app::return_noted_names[static_cast<std::size_t>(one.noted)])}}));
  return answer(builder.object({{"bounces", builder.array(rows)}}));
}

}  // namespace cairn::server::api
