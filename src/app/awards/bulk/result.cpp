// SPDX-License-Identifier: Apache-2.0
// What became of a batch, as a table to file away or to mail from.
#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/ports/awards.h"
#include "app/ports/outbox.h"
#include "encoding/csv_line.h"

namespace cairn::app {
namespace {

constexpr std::int64_t page_rows = 500;

using Say = std::function<std::string(std::string_view)>;

std::string sentences_of(const AwardBatch& batch, const SheetForm& form, const BatchRow& row,
                         const Say& say) {
  std::string out;
  for (const auto& fault : faults_of(batch, form, row)) {
    if (!out.empty()) out += ' ';
    if (!fault.column.empty()) out += fault.column + ": ";
    out += say(fault.sentence);
  }
  return out;
}

// "sent", "waiting", "failed: why", or "" where none was to leave, or it arrived long ago.
Result<std::string> mail_of(Transaction& transaction, const AwardBatch& batch,
                            const BatchRow& row) {
  if (row.award.text.empty()) return std::string();
  CAIRN_TRY(const auto mails, transaction.outbox().mail_about(batch.organisation, row.award.text));
  if (mails.empty()) return std::string();
  const auto& latest = mails.front();
  const std::string state(delivery_state_names[static_cast<std::size_t>(latest.state)]);
  return latest.last_error.empty() ? state : state + ": " + latest.last_error;
}

}  // namespace

Result<std::string> batch_result(Context& context, const Actor& actor, const AwardBatchId& id,
                                 const Say& say) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto batch, transaction->awards().batches().find(actor.organisation, id));
  CAIRN_TRY(const auto form, form_of(*transaction, batch));
  auto headings = batch.header;
  for (const auto heading :
       {to_say("row"), to_say("result"), to_say("badge"), to_say("what is wrong"), to_say("mail")})
    headings.push_back(say(heading));
  std::string out;
  encoding::append_csv_line(out, headings);
  for (std::int64_t after = 0;;) {
    CAIRN_TRY(auto rows,
              transaction->awards().batches().rows(batch, {std::nullopt, after, page_rows}));
    for (auto& row : rows) {
      auto cells = std::move(row.cells);
      cells.resize(batch.header.size());
      cells.push_back(std::to_string(row.number));
      cells.emplace_back(name_of(row.state));
      cells.push_back(row.award.text.empty() ? "" : badge_url(context, row.award));
      cells.push_back(sentences_of(batch, form, row, say));
      CAIRN_TRY(auto mail, mail_of(*transaction, batch, row));
      cells.push_back(std::move(mail));
      encoding::append_csv_line(out, cells);
    }
    if (std::cmp_less(rows.size(), page_rows)) return out;
    after = rows.back().number;
  }
}

}  // namespace cairn::app
