// SPDX-License-Identifier: Apache-2.0
// Achievements out of a file: what would come of it, then as drafts.
#include "app/achievements/import.h"

#include "server/language.h"
#include "server/pages/achievements.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

View row_of(const app::ImportOutcome::Row& row) {
  View view;
  view.text("name", row.name);
  std::vector<View> notes;
  for (const auto& note : row.notes) {
    View item;
    item.text("note", note);
    notes.push_back(std::move(item));
  }
  view.rows("notes", std::move(notes));
  return view;
}

View fault_row(const achievement::ImportFault& fault) {
  View view;
  view.maybe("row", fault.row == 0 ? "" : std::to_string(fault.row));
  view.maybe("column", fault.column).text("sentence", say_fault(fault.sentence));
  return view;
}

Result<Response> show(Call& call, const app::ImportOutcome& outcome, const Error* error) {
  View view;
  view.text("title", say("Import achievements")).text("form_token", call.form_token());
  std::vector<View> rows, faults;
  for (const auto& row : outcome.rows) rows.push_back(row_of(row));
  for (const auto& fault : outcome.faults) faults.push_back(fault_row(fault));
  const bool wrong = error != nullptr || !faults.empty();
  view.number("found", static_cast<std::int64_t>(rows.size()));
  view.rows("import_rows", std::move(rows)).rows("import_faults", std::move(faults));
  add_field_errors(view, error, {"file"});
  return page(call, "achievement_import", std::move(view), wrong ? 422 : 200);
}

}  // namespace

Result<Response> import_form(Call& call) { return show(call, {}, nullptr); }

Result<Response> import_achievements(Call& call) {
  const auto* file = call.form.file("file");
  if (file == nullptr) {
    const auto missing =
        fail(ErrorCode::invalid, "import", say("Choose a file: JSON, or a table (CSV)."), "/file");
    return show(call, {}, &missing);
  }
  const auto mode = call.field("do") == "try" ? app::ImportMode::dry_run : app::ImportMode::keep;
  auto outcome =
      app::import_achievements(call.context(), call.actor(), as_bytes(file->bytes), mode);
  if (!outcome) {
    auto error = std::move(outcome).error();
    if (is_own_trouble(error.code)) return error;
    error.path = "/file";
    return show(call, {}, &error);
  }
  if (mode == app::ImportMode::keep && outcome->faults.empty())
    return see_other(call, "/desk/achievements?imported=1");
  return show(call, *outcome, nullptr);
}

Result<Response> import_template(Call& call) {
  auto out = json_response(achievement::csv_template(words_spoken()), "text/csv; charset=utf-8");
  (void)call;
  out.add("Content-Disposition", "attachment; filename=\"achievements.csv\"");
  return out;
}

}  // namespace cairn::server::pages
