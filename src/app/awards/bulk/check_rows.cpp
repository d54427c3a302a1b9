// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/check_rows.h"

#include <unordered_map>

#include "app/achievements/prerequisites.h"
#include "app/awards/bulk/batch.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "base/filled.h"
#include "json/build.h"
#include "json/parse.h"
#include "json/write.h"

namespace cairn::app {
namespace {

constexpr std::int64_t page_rows = 500;

std::string write_faults(const std::vector<CellFault>& faults, const SheetForm& form) {
  if (faults.empty()) return {};
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& fault : faults)
    items.push_back(
        builder.object({{"field", builder.string(form.columns[place_of(fault.field)].name)},
                        {"sentence", builder.string(fault.sentence)}}));
  return json::write(builder.array(items));
}

// What an award of this row is called, so that it is made once: in any file, or in this one alone.
std::string source_key_of(const AwardBatch& batch, std::string_view key) {
  const auto& scope = batch.repeat == Repeat::award_again ? batch.id.text : batch.achievement.text;
  return "sheet:" + scope + ":" + std::string(key);
}

class Check {
 public:
  Check(Context& context, Transaction& transaction, const AwardBatch& batch,
        Achievement achievement)
      : transaction_(transaction),
        batch_(batch),
        achievement_(std::move(achievement)),
        form_(sheet_form(achievement_.details.results)),
        mapping_(mapping_of(batch, form_)),
        now_(context.clock.now()) {}

  Status run() {
    CAIRN_CHECK(each({RowState::awarded}, [&](BatchRow& row) -> Status {
      seen_.emplace(row.source_key, row.number);
      return done;
    }));
    return each({}, [&](BatchRow& row) { return check(row); });
  }

 private:
  template <class Work>
  Status each(std::optional<RowState> state, Work work) {
    for (std::int64_t after = 0;;) {
      CAIRN_TRY(auto rows, transaction_.awards().batches().rows(batch_, {state, after, page_rows}));
      for (auto& row : rows) CAIRN_CHECK(work(row));
      if (std::cmp_less(rows.size(), page_rows)) return done;
      after = rows.back().number;
    }
  }

  Status check(BatchRow& row) {
    if (row.state == RowState::awarded) return done;
    if (row.cells.empty()) return done;  // could not be read, and says why
    const auto before = row;
    auto checked = check_row(form_, mapping_, row.cells, now_);
    row.source_key = source_key_of(batch_, checked.entry.key);
    row.award = {};
    row.state = RowState::ready;
    if (checked.faults.empty()) CAIRN_CHECK(compare(row, checked.faults));
    if (row.state == RowState::ready && checked.faults.empty())
      CAIRN_CHECK(check_before(checked.entry.email, checked.faults));
    if (!checked.faults.empty()) {
      row.state = RowState::bad;
      row.source_key.clear();
    }
    row.faults = write_faults(checked.faults, form_);
    const bool same = before.state == row.state && before.faults == row.faults &&
                      before.source_key == row.source_key && before.award == row.award;
    return same ? Status(done) : transaction_.awards().batches().update_row(batch_, row);
  }

  // With the rows above it, and with what was awarded before.
  Status compare(BatchRow& row, std::vector<CellFault>& faults) {
    const auto key = mapping_[place_of(SheetField::key)] ? SheetField::key : SheetField::email;
    const auto [first, is_new] = seen_.emplace(row.source_key, row.number);
    if (!is_new) {
      faults.push_back({key, filled("This is row {} once more. Leave one of them out, or give each "
                                    "a row key of its own.",
                                    first->second)});
      return done;
    }
    CAIRN_TRY(const auto earlier, optional(transaction_.awards().find_by_source_key(
                                      batch_.organisation, row.source_key)));
    if (!earlier) return done;
    if (earlier->revoked) {
      faults.push_back({key,
                        "This badge was awarded before and revoked. Leave the row out, or give it "
                        "a row key of its own to award it again."});
      return done;
    }
    row.state = RowState::held;
    row.award = earlier->id;
    return done;
  }

  // With what is needed before this one.
  Status check_before(const std::string& email, std::vector<CellFault>& faults) {
    if (!batch_.waiver.empty()) return done;
    CAIRN_TRY(const auto missing, lacking(transaction_, achievement_, email, now_));
    if (!missing.empty())
      faults.push_back(
          {SheetField::email,
           filled(
               "Who has this address does not hold {}, which is needed before. Award that first, "
               "leave the row out, or say under the columns why all are awarded all the same.",
               names_of(missing))});
    return done;
  }

  Transaction& transaction_;
  const AwardBatch& batch_;
  const Achievement achievement_;
  const SheetForm form_;
  const Mapping mapping_;
  const Instant now_;
  std::unordered_map<std::string, std::int64_t> seen_;
};

}  // namespace

Status check_rows(Context& context, Transaction& transaction, const AwardBatch& batch) {
  CAIRN_TRY(auto achievement,
            transaction.achievements().find(batch.organisation, batch.achievement));
  return Check(context, transaction, batch, std::move(achievement)).run();
}

std::string whole_row_fault(std::string_view sentence) {
  Arena arena;
  const json::Builder builder(arena);
  return json::write(builder.array(
      {builder.object({{"field", builder.string("")}, {"sentence", builder.string(sentence)}})}));
}

}  // namespace cairn::app
