// SPDX-License-Identifier: Apache-2.0
// Awards corrected by a table: brought as a file or pasted, looked at, mended in place, done.
#include <charconv>

#include "app/awards/bulk/correct_many.h"
#include "server/csv_file.h"
#include "server/language.h"
#include "server/pages/awarding.h"
#include "server/pages/batch_views.h"
#include "server/pages/mail_view.h"
#include "server/text.h"

namespace cairn::server::pages {

namespace {

constexpr std::size_t rows_shown_max = 200;
constexpr std::size_t columns_chosen_from_max = 100;

// As it came, in one character set, to be mended in the page.
std::string written(const app::Sheet& sheet) {
  std::string out;
  const auto add = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ',';
      const bool quoted = cells[i].find_first_of(",;\t\"\r\n") != std::string::npos;
      if (quoted) out += '"';
      for (const char c : cells[i]) out += c == '"' ? "\"\"" : std::string(1, c);
      if (quoted) out += '"';
    }
    out += '\n';
  };
  add(sheet.header);
  for (const auto& row : sheet.rows) add(row.cells);
  return out;
}

struct Brought {
  std::string table = {};
  bool as_file = false;
};
Brought brought(const Call& call) {
  const auto* file = call.form.file("file");
  if (file != nullptr && !file->bytes.empty()) return {std::string(file->bytes), true};
  return {std::string(call.field("table")), false};
}

// What is read from which column: as chosen, unless another file came.
app::CorrectionOptions options_of(const Call& call, bool as_file) {
  app::CorrectionOptions options;
  options.reason = call.field("reason");
  options.achievement = {std::string(call.field("achievement"))};
  if (as_file || call.field("columns_chosen") != "1") return options;
  for (const auto& column : app::correction_form().columns) {
    const auto text = call.field(column.name);
    std::size_t at = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), at);
    const bool chosen = !text.empty() && read.ec == std::errc();
    options.mapping.push_back(chosen ? std::optional(at) : std::nullopt);
  }
  return options;
}

struct Shown {
  std::string table = {};
  const app::Sheet* sheet = nullptr;
  const app::Corrections* corrections = nullptr;
  app::Mapping mapping = {};
  bool done = false;
  const Error* error = nullptr;
};

// What each column is for, before a table came.
void add_columns(View& view) {
  std::vector<View> rows;
  for (const auto& column : app::correction_form().columns) {
    View row;
    row.text("heading", column.heading).text("label", say(column.label));
    row.text("hint", say(column.hint));
    rows.push_back(std::move(row));
  }
  view.list("columns", std::move(rows));
}

// One select a field of ours, over the columns of the table.
void add_choices(View& view, const Shown& shown) {
  std::vector<View> fields;
  if (shown.sheet != nullptr)
    for (const auto& column : app::correction_form().columns) {
      View field;
      field.text("name", column.name).text("label", say(column.label));
      field.text("hint", say(column.hint));
      field.maybe("error", fault_at(shown.error, "/" + column.name));
      const auto place = app::place_of(column.field);
      const auto chosen = place < shown.mapping.size()
                              ? shown.mapping[place].value_or(columns_chosen_from_max)
                              : columns_chosen_from_max;
      std::vector<View> options;
      const auto count = std::min(shown.sheet->header.size(), columns_chosen_from_max);
      for (std::size_t i = 0; i < count; ++i) {
        View option;
        option.number("value", static_cast<std::int64_t>(i));
        option.text("heading", shown.sheet->header[i]).flag("chosen", chosen == i);
        options.push_back(std::move(option));
      }
      field.list("choices", std::move(options));
      fields.push_back(std::move(field));
    }
  view.rows("fields", std::move(fields));
}

View row_view(const app::CorrectedRow& row) {
  View view;
  view.number("number", static_cast<std::int64_t>(row.number)).maybe("award", row.award.text);
  view.text("learner", row.learner_name).text("achievement", row.achievement_name);
  std::vector<View> faults;
  for (const auto& fault : row.faults) {
    View one;
    one.maybe("column", fault.column).text("sentence", say_fault(fault.sentence));
    faults.push_back(std::move(one));
  }
  view.list("faults", std::move(faults));
  return view;
}

void add_rows(View& view, std::string_view name, const app::Corrections& all, app::Effect effect) {
  std::vector<View> rows;
  std::size_t count = 0;
  for (const auto& row : all.rows) {
    if (row.effect != effect) continue;
    if (++count <= rows_shown_max) rows.push_back(row_view(row));
  }
  view.maybe("more_" + std::string(name),
             count > rows_shown_max ? std::to_string(count - rows_shown_max) : "");
  view.rows(std::string(name), std::move(rows));
}

Result<Response> show(Call& call, const Shown& shown) {
  View view;
  view.text("title", say("Correct badges by a table")).text("form_token", call.form_token());
  view.text("table", shown.table).text("reason", call.field("reason"));
  view.flag("done", shown.done);
  CAIRN_TRY(auto choices, published_choices(call, call.field("achievement")));
  view.rows("achievements", std::move(choices));
  add_columns(view);
  add_choices(view, shown);
  const app::Corrections none;
  const auto& found = shown.corrections != nullptr ? *shown.corrections : none;
  view.flag("looked", shown.corrections != nullptr);
  view.number("count", static_cast<std::int64_t>(found.changed)).flag("any", found.changed > 0);
  view.number("same", static_cast<std::int64_t>(found.unchanged));
  view.number("wrong", static_cast<std::int64_t>(found.refused));
  add_rows(view, "changes", found, app::Effect::changed);
  add_rows(view, "refusals", found, app::Effect::refused);
  add_field_errors(view, shown.error,
                   {"file", "reason", "achievement", "award", "email", "name", "new_email",
                    "expires", "row_reason"});
  CAIRN_CHECK(add_mail_preview(call, view, app::MailKind::award_corrected,
                               {.reason = std::string(call.field("reason"))}));
  return page(call, "corrections", std::move(view),
              shown.error == nullptr ? 200 : status_of(*shown.error));
}

}  // namespace

Result<Response> corrections_form(Call& call) { return show(call, {}); }

Result<Response> corrections_template(Call&) {
  return csv_file(app::sheet_template(app::correction_form()), "corrections.csv");
}

Result<Response> correct_by_table(Call& call) {
  auto came = brought(call);
  if (came.table.empty()) {
    const auto missing = fail(ErrorCode::invalid, "form",
                              "No table came. Choose a file, or paste its rows.", "/file");
    return show(call, {.error = &missing});
  }
  const auto sheet = app::read_sheet(as_bytes(came.table));
  if (!sheet) return show(call, {.table = came.as_file ? "" : came.table, .error = &sheet.error()});
  if (came.as_file) came.table = written(*sheet);
  const auto options = options_of(call, came.as_file);
  const bool confirmed = call.field("confirmed") == "1" && !came.as_file;
  const auto found = app::correct_many(call.context(), call.actor(), *sheet, options,
                                       confirmed ? app::Trial::change : app::Trial::only_look);
  if (!found && found.error().path.empty()) return found.error();
  auto mapping = options.mapping;
  if (mapping.empty()) mapping = app::guess_mapping(sheet->header, app::correction_form());
  return show(call, {.table = came.table,
                     .sheet = &*sheet,
                     .corrections = found ? &*found : nullptr,
                     .mapping = std::move(mapping),
                     .done = confirmed && found.ok(),
                     .error = found ? nullptr : &found.error()});
}

}  // namespace cairn::server::pages
