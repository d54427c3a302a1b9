// SPDX-License-Identifier: Apache-2.0
// Awarding many people from a file: upload it, say which column is what, see what is wrong row by
// row, mend it in place or by another file, start, stop, go on, give up. Signing is run.h's.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/awards/bulk/sheet.h"
#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/award_batches.h"
#include "app/uploaded_file.h"

namespace cairn::app {

// A draft whose columns are guessed and whose rows are checked. Errors: not_found; invalid with the
// path "/achievement" (not published) or "/file"; too_large, unreadable with "/file".
Result<AwardBatch> begin_batch(Context& context, const Actor& actor,
                               const AchievementId& achievement, const UploadedFile& file);
// As begin_batch from a file of any name. `waiver`, `message`: see BatchOptions.
Result<AwardBatch> begin_batch(Context& context, const Actor& actor,
                               const AchievementId& achievement, const std::string& file_name,
                               ByteView file, const std::string& waiver = {},
                               const std::string& message = {});

struct BatchOptions {
  Mapping mapping;
  Repeat repeat = Repeat::leave_out;
  std::string starts;       // a day, or "" for at once
  std::string offer_until;  // a day, or "" for theirs at once
  std::string message;      // of the issuer, in the mail to each, or ""
  std::string waiver;       // why also to who lacks what is needed before, or ""
};
// Every row is checked anew. Errors: not_found; conflict (no draft); invalid with the path of each
// wrong field ("/email", "/starts", "/offer_until", "/message", "/waiver").
Result<AwardBatch> set_options(Context& context, const Actor& actor, const AwardBatchId& id,
                               const BatchOptions& options);

// A corrected file with the same headings takes the place of every row that is not awarded yet.
// Errors: as begin_batch; invalid with "/file" (other headings).
Result<AwardBatch> replace_rows(Context& context, const Actor& actor, const AwardBatchId& id,
                                const UploadedFile& file);

struct RowChange {
  std::int64_t number = 0;
  bool leave_out = false;
  std::vector<std::pair<SheetField, std::string>> cells;
};
// Rows that are awarded stay as they are. Errors: not_found (the batch, or a row), conflict (given
// up).
Result<AwardBatch> mend_rows(Context& context, const Actor& actor, const AwardBatchId& id,
                             const std::vector<RowChange>& changes);

// Lets the background work award every row that is ready. Errors of each: not_found, conflict (not
// in a state to do so).
Status start_batch(Context& context, const Actor& actor, const AwardBatchId& id);
Status stop_batch(Context& context, const Actor& actor, const AwardBatchId& id);
Status cancel_batch(Context& context, const Actor& actor, const AwardBatchId& id);

struct OpenedBatch {
  AwardBatch batch;
  Achievement achievement;
  SheetForm form;
  Mapping mapping;
  BatchCounts counts;
};
Result<OpenedBatch> open_batch(Context& context, const Actor& actor, const AwardBatchId& id);
// Errors: not_found.
Result<BatchUptake> batch_uptake(Context& context, const Actor& actor, const AwardBatchId& id);
Result<std::vector<BatchRow>> batch_rows(Context& context, const Actor& actor,
                                         const AwardBatchId& id, const RowsAsked& asked);
// Whose learners the mail did not reach, at most fifty.
Result<std::vector<UnreachedRow>> unreached_rows(Context& context, const Actor& actor,
                                                 const AwardBatchId& id);

Result<Listed<AwardBatch>> list_batches(Context& context, const Actor& actor, const Page& page);

// What is wrong with a bad row, in the order of its columns; `column` is the heading in the file,
// or "" for the row as a whole.
struct RowFault {
  std::optional<SheetField> field;
  std::string column;
  std::string sentence;
};
std::vector<RowFault> faults_of(const AwardBatch& batch, const SheetForm& form,
                                const BatchRow& row);

// What became of every row, as CSV: the file's own columns, then what it is now, the badge's
// address and what is wrong.
// `say`: what is wrong, in another language.
Result<std::string> batch_result(
    Context& context, const Actor& actor, const AwardBatchId& id,
    const std::function<std::string(std::string_view)>& say = [](std::string_view english) {
      return std::string(english);
    });

Mapping mapping_of(const AwardBatch& batch, const SheetForm& form);
// Of the achievement as it is now. Errors: not_found.
Result<SheetForm> form_of(Transaction& transaction, const AwardBatch& batch);

}  // namespace cairn::app
