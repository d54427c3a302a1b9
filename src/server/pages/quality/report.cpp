// SPDX-License-Identifier: Apache-2.0
// Where anybody reports abuse of what is said here.
#include "app/quality/reports.h"

#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

std::string given(const Call& call, std::string_view name) {
  return std::string(call.request.method == Method::post ? call.field(name)
                                                         : call.target.parameter(name));
}

Result<Response> show(Call& call, const Error* error) {
  View view;
  view.text("title", say("Report abuse")).text("form_token", call.form_token());
  view.text("kind", given(call, "kind")).text("id", given(call, "id"));
  view.text("back", own_path(given(call, "back"), "/catalogue"));
  view.flag("note", given(call, "kind") == "note");
  view.text("reason", call.field("reason")).flag("sent", !call.target.parameter("sent").empty());
  add_field_errors(view, error, {"reason"});
  CAIRN_TRY(auto out, page(call, "report_abuse", std::move(view),
                           error == nullptr ? 200 : status_of(*error)));
  if (error != nullptr) add_retry(out, *error);
  return out;
}

}  // namespace

Result<Response> report_form(Call& call) { return show(call, nullptr); }

Result<Response> report_abuse(Call& call) {
  const auto reported = app::report_abuse(call.context(), visit_of(call),
                                          {.kind = std::string(call.field("kind")),
                                           .about = std::string(call.field("id")),
                                           .reason = std::string(call.field("reason"))});
  if (reported) return see_other(call, "/report-abuse?sent=1");
  if (reported.error().code == ErrorCode::invalid || reported.error().code == ErrorCode::too_many)
    return show(call, &reported.error());
  return reported.error();
}

}  // namespace cairn::server::pages
