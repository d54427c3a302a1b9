// SPDX-License-Identifier: Apache-2.0
#include "server/pages/desk_glance.h"

#include "app/analytics/overview.h"
#include "app/analytics/report.h"
#include "render/charts/columns.h"
#include "server/language.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t days_drawn = 30;

struct Glance {
  std::string_view href;
  std::string figure;
  std::string label;
  std::string note = {};
  std::string drawing = {};
  bool trouble = false;
};

View glance_view(const Glance& glance) {
  View view;
  view.text("href", glance.href).text("figure", glance.figure).text("label", glance.label);
  view.text("tone", glance.trouble ? "bad" : "").maybe("note", glance.note);
  view.html("drawing_html", {glance.drawing});
  return view;
}

Result<Glance> awarded_of_late(Call& call) {
  CAIRN_TRY(const auto report, app::usage_report(call.context(), call.actor(), days_drawn));
  std::vector<render::Count> days;
  for (const auto& day : report.days) days.push_back({"", day[0]});
  auto drawing = report.all[0] == 0 ? std::string()
                                    : render::spark_svg(days, say("Badges awarded on each day"),
                                                        render::Embedding::page);
  return Glance{"/desk/analytics", std::to_string(report.all[0]),
                say("badges awarded in {} days", days_drawn), "", std::move(drawing)};
}

Glance waiting_now(const std::string& waiting, std::int64_t overdue) {
  Glance glance{"/desk/claims", waiting,
                waiting == "1" ? say("claim waits for you") : say("claims wait for you")};
  if (overdue == 0) return glance;
  glance.note =
      overdue == 1 ? say("1 assessment is overdue") : say("{} assessments are overdue", overdue);
  glance.href = "/desk/assessments?show=overdue";
  glance.trouble = true;
  return glance;
}

Glance not_arrived(std::int64_t failed, std::int64_t refused) {
  const auto all = failed + refused;
  Glance glance{"/desk/queue", std::to_string(all),
                all == 1 ? say("message did not arrive") : say("messages did not arrive")};
  glance.trouble = all > 0;
  if (refused > 0) glance.href = "/desk/queue?state=bounced";
  if (failed > 0) glance.href = "/desk/queue?state=failed";
  return glance;
}

}  // namespace

Status add_glances(Call& call, View& view, const std::string& waiting) {
  CAIRN_TRY(const auto seen, app::overview(call.context(), call.actor()));
  std::vector<View> rows;
  if (seen.overdue) rows.push_back(glance_view(waiting_now(waiting, *seen.overdue)));
  if (call.actor().roles.any_of(app::may::read)) {
    CAIRN_TRY(const auto awarded, awarded_of_late(call));
    rows.push_back(glance_view(awarded));
  }
  if (seen.batches)
    rows.push_back(glance_view({"/desk/batches", std::to_string(*seen.batches),
                                *seen.batches == 1 ? say("file being awarded or planned")
                                                   : say("files being awarded or planned")}));
  if (seen.failed && seen.refused)
    rows.push_back(glance_view(not_arrived(*seen.failed, *seen.refused)));
  view.rows("glances", std::move(rows));
  return done;
}

}  // namespace cairn::server::pages
