// SPDX-License-Identifier: Apache-2.0
// What imported adverts ask for: of each achievement's skills and of skills nothing covers.
#include "app/analytics/demand.h"
#include "app/market/import_adverts.h"
#include "render/charts/columns.h"
#include "server/csv_file.h"
#include "server/language.h"
#include "server/pages/pages.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

std::string chart(const app::Months& months, std::int64_t first, const std::string& title) {
  std::vector<render::Count> columns;
  for (std::size_t i = 0; i < app::trend_months; ++i)
    columns.push_back({app::month_text(first + static_cast<std::int64_t>(i)), months[i]});
  return render::columns_svg(columns, title, render::Embedding::page, words_spoken());
}

// "+12 %", "−5 %", "" where there is nothing to compare.
std::string trend_text(const std::optional<std::int64_t>& trend) {
  if (!trend) return "";
  const auto size = std::to_string(*trend < 0 ? -*trend : *trend) + " %";
  return (*trend < 0 ? "−" : *trend > 0 ? "+" : "") + size;
}

View row_of(const app::DemandReport::Row& row, std::int64_t first) {
  View view;
  view.text("name", row.name).text("id", row.id.text).number("adverts", row.adverts);
  view.flag("words_alone", row.skills == 0).maybe("trend", trend_text(row.trend));
  view.html("chart_html", {chart(row.asking, first, row.name)});
  return view;
}

View emerging_of(const app::DemandReport::Emerging& skill, std::int64_t first) {
  View view;
  view.text("label", skill.label).number("adverts", skill.adverts);
  view.html("chart_html", {chart(skill.asking, first, skill.label)});
  return view;
}

void add_outcome(View& view, const app::AdvertsImported& imported) {
  view.number("read", static_cast<std::int64_t>(imported.read.rows));
  view.number("added", imported.added).number("repeated", imported.repeated);
  view.number("without_date", imported.without_date);
  std::vector<View> faults;
  for (const auto& fault : imported.read.faults) {
    View row;
    row.number("row", static_cast<std::int64_t>(fault.row))
        .text("sentence", say_fault(fault.sentence));
    faults.push_back(std::move(row));
  }
  view.rows("faults", std::move(faults));
  view.number("faults_left_out", static_cast<std::int64_t>(imported.read.faults_left_out));
}

Result<Response> show(Call& call, const app::AdvertsImported* imported, const Error* error) {
  CAIRN_TRY(const auto report, app::demand_report(call.context(), call.actor()));
  View view;
  view.text("title", say("What employers ask for")).text("form_token", call.form_token());
  view.number("adverts", report.adverts).flag("any_adverts", report.adverts > 0);
  view.flag("imported", imported != nullptr);
  add_outcome(view, imported ? *imported : app::AdvertsImported());
  std::vector<View> rows, emerging;
  for (const auto& row : report.achievements) rows.push_back(row_of(row, report.first_month));
  for (const auto& skill : report.emerging)
    emerging.push_back(emerging_of(skill, report.first_month));
  view.rows("achievement_rows", std::move(rows)).rows("emerging", std::move(emerging));
  view.html("chart_html",
            {chart(report.all, report.first_month, say("Adverts imported, by month"))});
  add_field_errors(view, error, {"file"});
  return page(call, "demand", std::move(view), error ? 422 : 200);
}

}  // namespace

Result<Response> demand(Call& call) { return show(call, nullptr, nullptr); }

Result<Response> import_adverts(Call& call) {
  const auto* file = call.form.file("file");
  if (file == nullptr || file->bytes.empty()) {
    const auto missing = fail(ErrorCode::invalid, "adverts",
                              say("Choose a file: JSON Lines, a table (CSV), or a page."), "/file");
    return show(call, nullptr, &missing);
  }
  const auto imported = app::import_adverts(call.context(), call.actor(), as_bytes(file->bytes),
                                            {.rows_max = app::adverts_at_once_max});
  if (imported) return show(call, &*imported, nullptr);
  auto error = imported.error();
  if (is_own_trouble(error.code)) return error;
  error.path = "/file";
  return show(call, nullptr, &error);
}

Result<Response> demand_csv(Call& call) {
  CAIRN_TRY(const auto report, app::demand_report(call.context(), call.actor()));
  return csv_file(app::demand_csv(report), "demand.csv");
}

Result<Response> emerging_csv(Call& call) {
  CAIRN_TRY(const auto report, app::demand_report(call.context(), call.actor()));
  return csv_file(app::emerging_csv(report), "emerging-skills.csv");
}

}  // namespace cairn::server::pages
