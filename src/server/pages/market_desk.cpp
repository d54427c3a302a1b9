// SPDX-License-Identifier: Apache-2.0
// Adverts of a file, tried or counted; and who may look at what is counted.
#include "app/market/import_adverts.h"
#include "app/market/look.h"
#include "app/market/terms.h"
#include "server/language.h"
#include "server/pages/market.h"
#include "server/pages/market_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

void add_outcome(View& view, const app::AdvertsImported& imported) {
  view.number("read", static_cast<std::int64_t>(imported.read.rows));
  view.number("added", imported.added).number("repeated", imported.repeated);
  const auto told = [&](std::string_view key, std::int64_t count) {
    view.maybe(key, count > 0 ? std::to_string(count) : "");
  };
  told("without_skills", imported.without_skills);
  told("without_date", imported.without_date);
  told("without_place", imported.without_place);
  told("without_occupation", imported.without_occupation);
  told("in_other_language", imported.in_other_language);
  std::vector<View> faults;
  for (const auto& fault : imported.read.faults) {
    View row;
    row.number("row", static_cast<std::int64_t>(fault.row));
    row.text("sentence", say_fault(fault.sentence));
    faults.push_back(std::move(row));
  }
  view.rows("faults", std::move(faults));
  told("faults_left_out", static_cast<std::int64_t>(imported.read.faults_left_out));
}

struct Outcome {
  const app::AdvertsImported* imported = nullptr;
  bool tried = false;
  const Error* error = nullptr;
};

Result<Response> show(Call& call, const Outcome& outcome) {
  CAIRN_TRY(const auto months, app::market_months(call.context(), call.actor().organisation));
  CAIRN_TRY(const bool shown, app::is_market_shown(call.context(), call.actor()));
  std::int64_t adverts = 0;
  for (const auto& month : months) adverts += month.all;
  View view;
  view.text("title", say("Job adverts")).text("form_token", call.form_token());
  view.number("adverts", adverts).flag("any_adverts", adverts > 0).flag("is_shown", shown);
  view.text("source", call.field("source"));
  view.text("organisation", call.actor().organisation.text);
  view.flag("imported", outcome.imported != nullptr).flag("tried", outcome.tried);
  add_outcome(view, outcome.imported ? *outcome.imported : app::AdvertsImported());
  add_months(view, months, say("Adverts imported, by month"));
  add_field_errors(view, outcome.error, {"file", "source"});
  return page(call, "market_desk", std::move(view), outcome.error ? 422 : 200);
}

}  // namespace

Result<Response> market_desk(Call& call) { return show(call, {}); }

Result<Response> import_to_market(Call& call) {
  const auto* file = call.form.file("file");
  if (file == nullptr || file->bytes.empty()) {
    const auto missing = fail(ErrorCode::invalid, "adverts",
                              say("Choose a file: JSON Lines, a table (CSV), or a page."), "/file");
    return show(call, {.error = &missing});
  }
  const bool tried = call.field("do") == "try";
  const auto imported = app::import_adverts(call.context(), call.actor(), as_bytes(file->bytes),
                                            {.rows_max = app::adverts_at_once_max,
                                             .source = std::string(call.field("source")),
                                             .dry_run = tried});
  if (imported) return show(call, {.imported = &*imported, .tried = tried});
  auto error = imported.error();
  if (is_own_trouble(error.code)) return error;
  if (error.path != "/source") error.path = "/file";
  return show(call, {.error = &error});
}

Result<Response> show_market(Call& call) {
  CAIRN_CHECK(app::show_market(call.context(), call.actor(), call.field("shown") == "1"));
  return see_other(call, "/desk/market");
}

}  // namespace cairn::server::pages
