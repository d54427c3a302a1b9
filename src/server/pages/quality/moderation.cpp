// SPDX-License-Identifier: Apache-2.0
// Reports of abuse on the desk: what was reported, why, and the decision with its reason.
#include "app/quality/reports.h"

#include "encoding/percent.h"
#include "server/language.h"
#include "server/pages/quality.h"
#include "server/pages/quality/view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::int64_t page_rows = 20;

struct Wrong {
  const Error* error = nullptr;
  std::string id;
};

std::string_view kind_words(app::AbuseKind kind) {
  switch (kind) {
    case app::AbuseKind::review: return to_say("Review");
    case app::AbuseKind::reply: return to_say("Reply of the issuer");
    case app::AbuseKind::question: return to_say("Question");
    case app::AbuseKind::answer: return to_say("Answer");
    case app::AbuseKind::note: break;
  }
  return to_say("Note to somebody on the same plan");
}

View row_of(const app::ReportedThing& it, const Call& call, const Wrong& wrong) {
  const auto& report = it.report;
  const bool here = wrong.error != nullptr && wrong.id == report.id.text;
  View row;
  row.text("id", report.id.text).text("kind", say(kind_words(report.kind)));
  row.maybe("said", it.text).text("reason", report.reason).number("reports", report.reports);
  row.text("reported", day(report.reported));
  row.maybe("offer_path",
            it.offer.empty() ? "" : "/catalogue/" + encoding::percent_encoded(it.offer));
  row.flag("open", report.state == app::AbuseState::open);
  const bool hides = report.state == app::AbuseState::hidden;
  row.flag("hides", hides);
  row.flag("gone_for_good",
           hides && (report.kind == app::AbuseKind::reply || report.kind == app::AbuseKind::note));
  row.maybe("decision", report.decision)
      .text("decided", report.decided ? day(*report.decided) : "");
  row.text("typed", here ? call.field("reason") : std::string_view());
  row.maybe("form_error", here ? say_fault(wrong.error->detail) : "");
  return row;
}

std::vector<View> rows_of(const app::Listed<app::ReportedThing>& listed, const Call& call,
                          const Wrong& wrong) {
  std::vector<View> rows;
  for (const auto& it : listed.rows) rows.push_back(row_of(it, call, wrong));
  return rows;
}

std::string next_of(const app::Listed<app::ReportedThing>& listed, std::string_view name,
                    bool open) {
  if (!listed.more) return "";
  return "/desk/quality/reports?" + std::string(open ? "" : "decided=1&") + std::string(name) +
         "=" + listed.rows.back().report.id.text;
}

Result<Response> show(Call& call, const Wrong& wrong) {
  const bool open = call.target.parameter("decided").empty();
  const app::Page own_page{std::string(call.target.parameter("after")), page_rows};
  const app::Page servers_page{std::string(call.target.parameter("server")), page_rows};
  CAIRN_TRY(const auto desk,
            app::abuse_desk(call.context(), call.actor(), open, own_page, servers_page));
  View view;
  view.text("title", open ? say("Reports of abuse") : say("Reports of abuse that were decided"));
  view.text("form_token", call.form_token()).flag("open_ones", open);
  view.flag("runs_the_server", desk.runs_the_server);
  view.rows("own", rows_of(desk.own, call, wrong))
      .rows("servers", rows_of(desk.servers, call, wrong));
  view.maybe("more_own", next_of(desk.own, "after", open));
  view.maybe("more_servers", next_of(desk.servers, "server", open));
  return page(call, "reports_desk", std::move(view),
              wrong.error == nullptr ? 200 : status_of(*wrong.error));
}

}  // namespace

Result<Response> reports_desk(Call& call) { return show(call, {}); }

Result<Response> decide_report(Call& call) {
  const std::string id(call.argument("id"));
  const auto decided = app::decide_report(call.context(), call.actor(), {id}, call.field("state"),
                                          call.field("reason"));
  if (decided) return see_other(call, "/desk/quality/reports");
  if (decided.error().code == ErrorCode::invalid) return show(call, {&decided.error(), id});
  return decided.error();
}

}  // namespace cairn::server::pages
