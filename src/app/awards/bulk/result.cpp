// SPDX-License-Identifier: Apache-2.0
// What became of a batch, as a table to file away or to mail from.
#include "app/awards/badge.h"
#include "app/awards/bulk/batch.h"
#include "app/ports/awards.h"

namespace cairn::app {
namespace {

constexpr std::int64_t page_rows = 500;

// A cell that a spreadsheet would run as a formula is made text by an apostrophe, as OWASP advises.
void append_cell(std::string_view text, std::string& out) {
  const bool formula = !text.empty() && std::string_view("=+-@\t").find(text[0]) != text.npos;
  const bool quoted = text.find_first_of(",;\"\r\n") != text.npos;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    out += c;
    if (c == '"') out += '"';
  }
  if (quoted) out += '"';
}

void append_line(const std::vector<std::string>& cells, std::string& out) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out += ',';
    append_cell(cells[i], out);
  }
  out += "\r\n";
}

std::string sentences_of(const AwardBatch& batch, const BatchRow& row) {
  std::string out;
  for (const auto& fault : faults_of(batch, row)) {
    if (!out.empty()) out += ' ';
    if (!fault.column.empty()) out += fault.column + ": ";
    out += fault.sentence;
  }
  return out;
}

}  // namespace

Result<std::string> batch_result(Context& context, const Actor& actor, const AwardBatchId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto batch, transaction->awards().batches().find(actor.organisation, id));
  auto headings = batch.header;
  for (const char* heading : {"row", "result", "badge", "what is wrong"})
    headings.emplace_back(heading);
  std::string out;
  append_line(headings, out);
  for (std::int64_t after = 0;;) {
    CAIRN_TRY(auto rows,
              transaction->awards().batches().rows(batch, {std::nullopt, after, page_rows}));
    for (auto& row : rows) {
      auto cells = std::move(row.cells);
      cells.resize(batch.header.size());
      cells.push_back(std::to_string(row.number));
      cells.emplace_back(name_of(row.state));
      cells.push_back(row.award.text.empty() ? "" : badge_url(context, row.award));
      cells.push_back(sentences_of(batch, row));
      append_line(cells, out);
    }
    if (std::cmp_less(rows.size(), page_rows)) return out;
    after = rows.back().number;
  }
}

}  // namespace cairn::app
