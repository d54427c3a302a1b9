// SPDX-License-Identifier: Apache-2.0
// Awards corrected by a table, for programs: send the CSV, look, do it.
#include "app/awards/bulk/correct_many.h"

#include <algorithm>

#include "json/build.h"
#include "server/api/api.h"
#include "server/api/list.h"

namespace cairn::server::api {

namespace {

std::string_view word_for(app::Effect effect) {
  switch (effect) {
    case app::Effect::changed: return "changed";
    case app::Effect::unchanged: return "unchanged";
    case app::Effect::refused: return "refused";
  }
  return "";
}

// The columns that headings of the query name in place of those that are found by themselves.
Result<app::Mapping> mapping_of(const Call& call, const app::Sheet& sheet) {
  const auto form = app::correction_form();
  auto mapping = app::guess_mapping(sheet.header, form);
  for (const auto& column : form.columns) {
    const auto name = "column_" + column.name;
    const auto wanted = call.target.parameter(name);
    if (wanted.empty()) continue;
    const auto found = std::ranges::find(sheet.header, wanted);
    if (found == sheet.header.end())
      return fail(ErrorCode::invalid, "corrections",
                  "The table has no such heading. Give one as its first line has it.", "/" + name);
    mapping[app::place_of(column.field)] = static_cast<std::size_t>(found - sheet.header.begin());
  }
  return mapping;
}

Result<bool> only_looks(const Call& call) {
  const auto typed = call.target.parameter("dry_run");
  if (typed.empty() || typed == "false") return false;
  if (typed == "true") return true;
  return fail(ErrorCode::invalid, "corrections", "Say true or false.", "/dry_run");
}

json::Value row_json(const app::CorrectedRow& row, json::Builder builder) {
  json::ObjectBuilder out(builder);
  out.add("row", builder.integer(static_cast<std::int64_t>(row.number)))
      .add_string_if("award", row.award.text)
      .add_string("effect", word_for(row.effect));
  std::vector<json::Value> faults;
  for (const auto& fault : row.faults)
    faults.push_back(json::ObjectBuilder(builder)
                         .add_string_if("column", fault.column)
                         .add_string("detail", fault.sentence)
                         .value());
  if (!faults.empty()) out.add("faults", builder.array(faults));
  return out.value();
}

}  // namespace

Result<Response> correct_awards(Call& call) {
  CAIRN_TRY(const bool dry_run, only_looks(call));
  CAIRN_TRY(const auto sheet, app::read_sheet(as_bytes(call.request.body)));
  app::CorrectionOptions options;
  CAIRN_TRY(options.mapping, mapping_of(call, sheet));
  options.reason = call.target.parameter("reason");
  options.achievement = {std::string(call.target.parameter("achievement"))};
  CAIRN_TRY(const auto done,
            app::correct_many(call.context(), call.actor(), sheet, options,
                              dry_run ? app::Trial::only_look : app::Trial::change));
  Arena arena;
  const json::Builder builder(arena);
  const auto number = [&](std::size_t count) {
    return builder.integer(static_cast<std::int64_t>(count));
  };
  std::vector<json::Member> columns;
  for (const auto& column : done.form.columns)
    if (const auto at = done.mapping[app::place_of(column.field)])
      columns.push_back({column.name, builder.string(sheet.header[*at])});
  std::vector<json::Value> items;
  for (const auto& row : done.rows) items.push_back(row_json(row, builder));
  return answer(builder.object({{"dry_run", json::Value::boolean(dry_run)},
                                {"changed", number(done.changed)},
                                {"unchanged", number(done.unchanged)},
                                {"refused", number(done.refused)},
                                {"columns", builder.object(columns)},
                                {"items", builder.array(items)}}));
}

}  // namespace cairn::server::api
