// SPDX-License-Identifier: Apache-2.0
// Rows of a file that are wrong, mended in place.
#include <charconv>
#include <map>

#include "app/achievements/manage.h"
#include "app/awards/bulk/batch.h"
#include "server/pages/awarding.h"
#include "server/pages/batch_views.h"
#include "server/pages/design.h"

namespace cairn::server::pages {

namespace {

constexpr std::int64_t rows_a_page = 40;

app::AwardBatchId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

std::int64_t number_in(std::string_view text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

View row_view(const app::OpenedBatch& opened, const app::BatchRow& row) {
  const auto faults = app::faults_of(opened.batch, opened.form, row);
  View view;
  view.number("number", row.number);
  std::string whole;
  for (const auto& fault : faults)
    if (!fault.field) whole += say_fault(fault.sentence);
  view.maybe("whole", whole);
  std::vector<View> cells;
  for (const auto& column : opened.form.columns) {
    const auto at = opened.mapping[app::place_of(column.field)];
    if (!at) continue;
    View cell;
    cell.text("field", column.name).text("heading", opened.batch.header[*at]);
    cell.text("value", *at < row.cells.size() ? row.cells[*at] : "");
    std::string error;
    for (const auto& fault : faults)
      if (fault.field == column.field)
        error += (error.empty() ? "" : " ") + say_fault(fault.sentence);
    cell.maybe("error", error);
    cells.push_back(std::move(cell));
  }
  view.list("cells", std::move(cells));
  return view;
}

// Fields are named "r17.email" and "r17.out".
std::vector<app::RowChange> changes_of(const Form& form, const app::SheetForm& sheet) {
  std::map<std::int64_t, app::RowChange> changes;
  for (const auto& [name, value] : form.fields) {
    const auto dot = name.find('.');
    if (name.empty() || name[0] != 'r' || dot == std::string::npos) continue;
    const auto number = number_in(std::string_view(name).substr(1, dot - 1));
    const auto field = std::string_view(name).substr(dot + 1);
    if (number <= 0) continue;
    auto& change = changes[number];
    change.number = number;
    if (field == "out") change.leave_out = true;
    for (const auto& column : sheet.columns)
      if (column.name == field) change.cells.emplace_back(column.field, value);
  }
  std::vector<app::RowChange> all;
  for (auto& [number, change] : changes) all.push_back(std::move(change));
  return all;
}

}  // namespace

Result<std::vector<View>> published_choices(Call& call, std::string_view chosen) {
  CAIRN_TRY(const auto all, app::list_achievements(call.context(), call.actor()));
  std::vector<View> choices;
  for (const auto& one : all) {
    if (one.state != app::AchievementState::published) continue;
    View choice;
    choice.text("value", one.id.text).text("label", one.name);
    choice.flag("chosen", one.id.text == chosen);
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::vector<View> fault_views(const app::OpenedBatch& opened, const app::BatchRow& row) {
  std::vector<View> views;
  for (const auto& fault : app::faults_of(opened.batch, opened.form, row)) {
    View view;
    view.maybe("column", fault.column).text("sentence", say_fault(fault.sentence));
    views.push_back(std::move(view));
  }
  return views;
}

Result<Response> wrong_rows(Call& call) {
  const auto id = id_of(call);
  const auto after = number_in(call.target.parameter("after"));
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id));
  CAIRN_TRY(auto rows, app::batch_rows(call.context(), call.actor(), id,
                                       {app::RowState::bad, after, rows_a_page + 1}));
  const bool more = std::cmp_greater(rows.size(), rows_a_page);
  if (more) rows.pop_back();
  View view;
  view.text("title", say("Rows to mend")).text("achievement", shown_name(opened.achievement));
  view.text("id", id.text).text("form_token", call.form_token());
  view.maybe("more", more ? std::to_string(rows.back().number) : "");
  std::vector<View> views;
  for (const auto& row : rows) views.push_back(row_view(opened, row));
  view.rows("rows", std::move(views));
  return page(call, "batch_rows", std::move(view));
}

// Back to the rows while any is wrong; each has its sentence and what was typed.
Result<Response> mend_rows(Call& call) {
  const auto id = id_of(call);
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id));
  CAIRN_TRY(const auto batch,
            app::mend_rows(call.context(), call.actor(), id, changes_of(call.form, opened.form)));
  CAIRN_TRY(const auto wrong,
            app::batch_rows(call.context(), call.actor(), id, {app::RowState::bad, 0, 1}));
  const auto place = "/desk/batches/" + batch.id.text;
  return see_other(call, wrong.empty() ? place : place + "/rows");
}

}  // namespace cairn::server::pages
