// SPDX-License-Identifier: Apache-2.0
// Awarding from a file, for programs: send the CSV, read what is wrong, mend, start, follow.
#include <algorithm>
#include <charconv>

#include "app/awards/limits.h"
#include "server/api/award_json.h"
#include "server/api/awarding.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/csv_file.h"

namespace cairn::server::api {

namespace {

app::AwardBatchId id_of(const Call& call) { return {std::string(call.argument("id"))}; }

Result<Response> show(Call& call, int status = 200) {
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(const auto uptake, app::batch_uptake(call.context(), call.actor(), id_of(call)));
  Arena arena;
  const json::Builder builder(arena);
  auto batch = batch_json(opened, uptake, builder);
  const bool runs = opened.batch.state == app::BatchState::running;
  if (const auto trouble = call.context().batch_troubles.of(opened.batch.id); runs && trouble)
    batch = builder.with(batch, "held_up_by", builder.string(app::error_name(*trouble)));
  return answer(batch, status);
}

Result<std::optional<app::RowState>> state_asked_for(const Call& call) {
  const auto name = call.target.parameter("state");
  if (name.empty()) return std::optional<app::RowState>();
  for (std::size_t i = 0; i < std::size(app::row_state_names); ++i)
    if (app::row_state_names[i] == name) return std::optional(static_cast<app::RowState>(i));
  return fail(ErrorCode::invalid, "api", "Give bad, ready, awarded or held.", "/state");
}

// {"row": 17, "leave_out": true} or {"row": 17, "cells": {"email": "grace@example.org"}}
app::RowChange change_of(Body& body, const app::SheetForm& form) {
  app::RowChange change;
  change.number = body.integer("row", 0, 1, limits::sheet_rows_max + 1);
  if (change.number == 0) body.fault("row", "Give the row's number.");
  change.leave_out = body.flag("leave_out");
  auto cells = body.part("cells");
  for (const auto& column : form.columns)
    if (cells.contains(column.name))
      change.cells.emplace_back(column.field, cells.text(column.name));
  return change;
}

// Columns by the headings they are read from; what is left out is read from none.
app::Mapping mapping_in(Body& body, const app::OpenedBatch& opened) {
  app::Mapping mapping(opened.form.columns.size());
  auto columns = body.part("columns");
  for (const auto& column : opened.form.columns) {
    if (!columns.contains(column.name)) continue;
    const auto heading = columns.text(column.name);
    const auto& header = opened.batch.header;
    const auto found = std::find(header.begin(), header.end(), heading);
    if (found == header.end())
      columns.fault(column.name,
                    "The file has no such heading. Give one as its first line has it.");
    else
      mapping[app::place_of(column.field)] = static_cast<std::size_t>(found - header.begin());
  }
  return mapping;
}

}  // namespace

Result<Response> batches(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  const app::Page page{.after = portion.after,
                       .rows_max = static_cast<std::int64_t>(portion.limit)};
  CAIRN_TRY(const auto listed, app::list_batches(call.context(), call.actor(), page));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& one : listed.rows) items.push_back(batch_json(one, builder));
  return list_answer(call, items, listed.more ? listed.rows.back().id.text : "");
}

Result<Response> begin_batch(Call& call) {
  const app::AchievementId achievement{std::string(call.target.parameter("achievement"))};
  const std::string name(call.target.parameter("file_name"));
  CAIRN_TRY(const auto batch,
            app::begin_batch(call.context(), call.actor(), achievement,
                             name.empty() ? "people.csv" : name, as_bytes(call.request.body),
                             std::string(call.target.parameter("waiver")),
                             std::string(call.target.parameter("message"))));
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), batch.id));
  Arena arena;
  return made(call, "/api/v1/award-batches/" + batch.id.text,
              batch_json(opened, {}, json::Builder(arena)));
}

Result<Response> batch(Call& call) { return show(call); }

Result<Response> batch_rows(Call& call) {
  CAIRN_TRY(const auto portion, portion_of(call));
  CAIRN_TRY(const auto state, state_asked_for(call));
  std::int64_t after = 0;
  std::from_chars(portion.after.data(), portion.after.data() + portion.after.size(), after);
  const auto limit = static_cast<std::int64_t>(portion.limit);
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id_of(call)));
  CAIRN_TRY(auto rows,
            app::batch_rows(call.context(), call.actor(), id_of(call), {state, after, limit + 1}));
  const bool more = std::cmp_greater(rows.size(), limit);
  if (more) rows.pop_back();
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  CAIRN_TRY(const auto links, app::PersonalLinks::open(call.context()));
  for (const auto& row : rows)
    items.push_back(row_json(call.context(), opened, row, links, builder));
  return list_answer(call, items, more ? std::to_string(rows.back().number) : "");
}

Result<Response> mend_rows(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id_of(call)));
  std::vector<app::RowChange> changes;
  for (auto& part : body.parts("rows")) changes.push_back(change_of(part, opened.form));
  CAIRN_CHECK(body.faults());
  CAIRN_TRY([[maybe_unused]] const auto batch,
            app::mend_rows(call.context(), call.actor(), id_of(call), changes));
  return show(call);
}

// What is left out stays as it is.
Result<Response> batch_options(Call& call) {
  CAIRN_TRY(auto body, Body::read(call.request));
  CAIRN_TRY(const auto opened, app::open_batch(call.context(), call.actor(), id_of(call)));
  const auto& batch = opened.batch;
  const auto day_of = [](std::optional<Instant> at) {
    return at ? format_instant(*at).substr(0, 10) : std::string();
  };
  app::BatchOptions options;
  options.mapping = body.contains("columns") ? mapping_in(body, opened) : opened.mapping;
  const auto repeat = body.one_of("repeat", {"leave-out", "award-again"});
  options.repeat = repeat ? static_cast<app::Repeat>(*repeat) : batch.repeat;
  options.starts = body.contains("starts")        ? body.text("starts")
                   : batch.starts > batch.created ? day_of(batch.starts)
                                                  : std::string();
  options.offer_until =
      body.contains("offer_until") ? body.text("offer_until") : day_of(batch.offer_until);
  options.message = body.contains("message") ? body.text("message") : batch.message;
  options.waiver = body.contains("waiver") ? body.text("waiver") : batch.waiver;
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::set_options(call.context(), call.actor(), id_of(call), options));
  return show(call);
}

Result<Response> replace_batch(Call& call) {
  CAIRN_CHECK(app::replace_rows(call.context(), call.actor(), id_of(call),
                                {"file", "people.csv", call.request.body}));
  return show(call);
}

Result<Response> batch_result(Call& call) {
  CAIRN_TRY(auto csv, app::batch_result(call.context(), call.actor(), id_of(call)));
  return csv_file(std::move(csv), "result.csv");
}

Result<Response> start_batch(Call& call) {
  CAIRN_CHECK(app::start_batch(call.context(), call.actor(), id_of(call)));
  return show(call, 202);
}

Result<Response> stop_batch(Call& call) {
  CAIRN_CHECK(app::stop_batch(call.context(), call.actor(), id_of(call)));
  return show(call);
}

Result<Response> cancel_batch(Call& call) {
  CAIRN_CHECK(app::cancel_batch(call.context(), call.actor(), id_of(call)));
  return show(call);
}

}  // namespace cairn::server::api
