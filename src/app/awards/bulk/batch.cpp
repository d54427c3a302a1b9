// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/batch.h"

#include <algorithm>

#include "app/audit.h"
#include "app/awards/bulk/check_rows.h"
#include "app/awards/limits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "base/filled.h"
#include "base/text.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

Status store_rows(Transaction& transaction, const AwardBatch& batch, Sheet& sheet) {
  for (auto& read : sheet.rows) {
    BatchRow row;
    row.number = static_cast<std::int64_t>(read.number);
    row.cells = std::move(read.cells);
    if (!read.fault.empty()) {
      row.cells.clear();
      row.faults = whole_row_fault(
          filled("The row could not be read: {}. Fill its cells in, or leave it out.", read.fault));
    }
    CAIRN_CHECK(transaction.awards().batches().add_row(batch, row));
  }
  return done;
}

Result<std::string> read_waiver(std::string_view text) {
  return text_field({"/waiver", "The reason"}, text, limits::reason_characters_max,
                    Presence::optional, Lines::many);
}

Status audit_waiver(Context& context, Transaction& transaction, const Actor& actor,
                    const AwardBatch& batch) {
  if (batch.waiver.empty()) return done;
  return audit(context, transaction, actor, "award_batch.waive", batch.id.text, batch.waiver);
}

Status not_now(const AwardBatch& batch) {
  const bool cancelled = batch.state == BatchState::cancelled;
  return fail(
      ErrorCode::conflict, "batch",
      cancelled ? "This batch was given up. Begin a new one with the file."
                : filled("This batch is {}. Look at what has become of it.", name_of(batch.state)));
}

Result<std::string> read_message(const std::string& typed) {
  return text_field({"/message", "Message"}, typed, limits::message_characters_max,
                    Presence::optional, Lines::many);
}

// Moves a batch from one of some states to another.
Status move(Context& context, const Actor& actor, const AwardBatchId& id,
            std::initializer_list<BatchState> from, BatchState to, std::string_view action) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto batch, transaction->awards().batches().find(actor.organisation, id));
  if (batch.state == to) return done;
  if (std::find(from.begin(), from.end(), batch.state) == from.end()) return not_now(batch);
  batch.state = to;
  batch.finished = std::nullopt;
  CAIRN_CHECK(transaction->awards().batches().update(batch));
  CAIRN_CHECK(audit(context, *transaction, actor, action, id.text));
  CAIRN_CHECK(transaction->commit());
  context.batch_troubles.end(id);
  return done;
}

}  // namespace

Mapping mapping_of(const AwardBatch& batch, const SheetForm& form) {
  return read_mapping(batch.mapping, form, batch.header.size());
}

Result<SheetForm> form_of(Transaction& transaction, const AwardBatch& batch) {
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find(batch.organisation, batch.achievement));
  return sheet_form(achievement.details.results);
}

Result<AwardBatch> begin_batch(Context& context, const Actor& actor,
                               const AchievementId& achievement, const UploadedFile& file) {
  return begin_batch(context, actor, achievement, std::string(file.name), as_bytes(file.bytes));
}

Result<AwardBatch> begin_batch(Context& context, const Actor& actor,
                               const AchievementId& achievement, const std::string& file_name,
                               ByteView file, const std::string& waiver,
                               const std::string& message) {
  CAIRN_TRY(auto sheet, read_sheet(file));
  AwardBatch batch;
  CAIRN_TRY(batch.waiver, read_waiver(waiver));
  CAIRN_TRY(batch.message, read_message(message));
  batch.organisation = actor.organisation;
  batch.id = {new_name(actor.organisation, context.random)};
  batch.achievement = achievement;
  batch.file_name = as_utf8(file_name).substr(0, limits::file_name_characters_max);
  batch.header = sheet.header;
  batch.created_by = actor.account;
  batch.created = context.clock.now();
  batch.starts = batch.created;
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, transaction->achievements().find(actor.organisation, achievement));
  if (found.state != AchievementState::published)
    return field_error({"/achievement", "Achievement"},
                       "This achievement is not published. Publish it first.");
  const auto form = sheet_form(found.details.results);
  batch.mapping = write_mapping(guess_mapping(sheet.header, form), form);
  CAIRN_CHECK(transaction->awards().batches().add(batch));
  CAIRN_CHECK(store_rows(*transaction, batch, sheet));
  CAIRN_CHECK(check_rows(context, *transaction, batch));
  CAIRN_CHECK(audit(context, *transaction, actor, "award_batch.begin", batch.id.text));
  CAIRN_CHECK(audit_waiver(context, *transaction, actor, batch));
  CAIRN_CHECK(transaction->commit());
  return batch;
}

Result<AwardBatch> set_options(Context& context, const Actor& actor, const AwardBatchId& id,
                               const BatchOptions& options) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto batch, transaction->awards().batches().find(actor.organisation, id));
  if (batch.state != BatchState::draft) return not_now(batch).error();
  CAIRN_TRY(const auto form, form_of(*transaction, batch));
  const auto now = context.clock.now();
  Faults faults;
  auto mapping = options.mapping;
  mapping.resize(form.columns.size());
  faults.check(check_mapping(mapping, form, batch.header.size()));
  const auto starts = faults.take(future_day({"/starts", "The day"}, options.starts, now));
  const auto until = faults.take(
      future_day({"/offer_until", "The day until which to accept"}, options.offer_until, now));
  batch.message = faults.take(read_message(options.message));
  const auto waived = batch.waiver;
  batch.waiver = faults.take(read_waiver(options.waiver));
  CAIRN_CHECK(faults.verdict());
  if (batch.waiver != waived) CAIRN_CHECK(audit_waiver(context, *transaction, actor, batch));
  batch.mapping = write_mapping(mapping, form);
  batch.repeat = options.repeat;
  batch.starts = starts ? std::max(*starts, now) : now;
  batch.offer_until = until;
  CAIRN_CHECK(transaction->awards().batches().update(batch));
  CAIRN_CHECK(check_rows(context, *transaction, batch));
  CAIRN_CHECK(transaction->commit());
  return batch;
}

Result<AwardBatch> replace_rows(Context& context, const Actor& actor, const AwardBatchId& id,
                                const UploadedFile& file) {
  CAIRN_TRY(auto sheet, read_sheet(as_bytes(file.bytes)));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto batch, transaction->awards().batches().find(actor.organisation, id));
  if (batch.state == BatchState::cancelled || batch.state == BatchState::running)
    return not_now(batch).error();
  if (sheet.header != batch.header)
    return field_error({"/file", "File"}, filled("This file has other headings than {}. Keep its "
                                                 "first line as it was, or begin a new batch.",
                                                 batch.file_name));
  // What was awarded from a row is found again by its key.
  CAIRN_CHECK(transaction->awards().batches().remove_rows(batch));
  CAIRN_CHECK(store_rows(*transaction, batch, sheet));
  CAIRN_CHECK(check_rows(context, *transaction, batch));
  CAIRN_CHECK(audit(context, *transaction, actor, "award_batch.replace", id.text));
  CAIRN_CHECK(transaction->commit());
  return batch;
}

Result<AwardBatch> mend_rows(Context& context, const Actor& actor, const AwardBatchId& id,
                             const std::vector<RowChange>& changes) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto batch, transaction->awards().batches().find(actor.organisation, id));
  if (batch.state == BatchState::cancelled) return not_now(batch).error();
  CAIRN_TRY(const auto form, form_of(*transaction, batch));
  const auto mapping = mapping_of(batch, form);
  for (const auto& change : changes) {
    CAIRN_TRY(auto rows,
              transaction->awards().batches().rows(batch, {std::nullopt, change.number - 1, 1}));
    if (rows.empty() || rows[0].number != change.number)
      return fail(ErrorCode::not_found, "batch",
                  filled("There is no row {} in this batch.", change.number));
    auto& row = rows[0];
    if (row.state == RowState::awarded) continue;
    if (row.state == RowState::ready && batch.state == BatchState::running)
      return fail(ErrorCode::conflict, "batch",
                  filled("Row {} is about to be awarded. Stop the batch before you change it.",
                         row.number));
    if (change.leave_out) {
      CAIRN_CHECK(transaction->awards().batches().remove_row(batch, row.number));
      continue;
    }
    row.cells.resize(std::max(row.cells.size(), batch.header.size()));
    for (const auto& [field, text] : change.cells)
      if (const auto column = mapping[place_of(field)]) row.cells[*column] = trim(as_utf8(text));
    CAIRN_CHECK(transaction->awards().batches().update_row(batch, row));
  }
  CAIRN_CHECK(check_rows(context, *transaction, batch));
  CAIRN_CHECK(transaction->commit());
  return batch;
}

Status start_batch(Context& context, const Actor& actor, const AwardBatchId& id) {
  using enum BatchState;
  return move(context, actor, id, {draft, stopped, finished}, running, "award_batch.start");
}

Status stop_batch(Context& context, const Actor& actor, const AwardBatchId& id) {
  return move(context, actor, id, {BatchState::running}, BatchState::stopped, "award_batch.stop");
}

Status cancel_batch(Context& context, const Actor& actor, const AwardBatchId& id) {
  using enum BatchState;
  return move(context, actor, id, {draft, running, stopped, finished}, cancelled,
              "award_batch.cancel");
}

Result<OpenedBatch> open_batch(Context& context, const Actor& actor, const AwardBatchId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  OpenedBatch opened;
  CAIRN_TRY(opened.batch, transaction->awards().batches().find(actor.organisation, id));
  CAIRN_TRY(opened.achievement,
            transaction->achievements().find(actor.organisation, opened.batch.achievement));
  CAIRN_TRY(opened.counts, transaction->awards().batches().count(opened.batch));
  opened.form = sheet_form(opened.achievement.details.results);
  opened.mapping = mapping_of(opened.batch, opened.form);
  return opened;
}

Result<BatchUptake> batch_uptake(Context& context, const Actor& actor, const AwardBatchId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto batch, transaction->awards().batches().find(actor.organisation, id));
  return transaction->awards().batches().uptake(batch);
}

Result<std::vector<BatchRow>> batch_rows(Context& context, const Actor& actor,
                                         const AwardBatchId& id, const RowsAsked& asked) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto batch, transaction->awards().batches().find(actor.organisation, id));
  return transaction->awards().batches().rows(batch, asked);
}

Result<std::vector<UnreachedRow>> unreached_rows(Context& context, const Actor& actor,
                                                 const AwardBatchId& id) {
  constexpr std::int64_t rows_max = 50;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto batch, transaction->awards().batches().find(actor.organisation, id));
  return transaction->awards().batches().unreached(batch, rows_max);
}

Result<Listed<AwardBatch>> list_batches(Context& context, const Actor& actor, const Page& page) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows, transaction->awards().batches().list(actor.organisation, one_more(page)));
  return cut(std::move(rows), page);
}

std::vector<RowFault> faults_of(const AwardBatch& batch, const SheetForm& form,
                                const BatchRow& row) {
  std::vector<RowFault> faults;
  if (row.faults.empty()) return faults;
  Arena arena;
  const auto read = json::parse(row.faults, arena);
  if (!read) return faults;
  const auto mapping = mapping_of(batch, form);
  for (const auto& item : read->items()) {
    RowFault fault{std::nullopt, {}, std::string(item.string_at("sentence"))};
    for (const auto& column : form.columns) {
      if (column.name != item.string_at("field")) continue;
      fault.field = column.field;
      const auto at = mapping[place_of(column.field)];
      fault.column = at ? batch.header[*at] : column.label;
    }
    faults.push_back(std::move(fault));
  }
  return faults;
}

}  // namespace cairn::app
