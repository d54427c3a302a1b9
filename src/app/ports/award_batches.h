// SPDX-License-Identifier: Apache-2.0
// Award batches: many people to award one achievement to, a row each, as they came in a file. Rows
// are worked through in the background and keep what became of them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "app/ports/page.h"
#include "base/instant.h"
#include "base/result.h"

namespace cairn::app {

using AwardBatchId = Id<struct AwardBatchTag>;

enum class BatchState : std::uint8_t {
  draft,      // columns and rows may change, nothing is signed
  running,    // awarded in the background from `starts` on
  stopped,    // by somebody, until they let it go on
  finished,   // no row is left to award
  cancelled,  // what was awarded stays
};
inline constexpr std::string_view batch_state_names[] = {"draft", "running", "stopped", "finished",
                                                         "cancelled"};
inline std::string_view name_of(BatchState state) {
  return batch_state_names[static_cast<std::size_t>(state)];
}

// What happens to who holds a badge from an earlier batch.
enum class Repeat : std::uint8_t { leave_out, award_again };

struct AwardBatch {
  OrganisationId organisation;
  AwardBatchId id;
  AchievementId achievement;
  std::string file_name;
  std::vector<std::string> header;  // headings of the file
  std::string mapping;              // which column is what: numbers from 0 or "", parted by commas
  Repeat repeat = Repeat::leave_out;
  BatchState state = BatchState::draft;
  Instant starts;
  std::optional<Instant> offer_until;  // learners accept until then; nothing: theirs at once
  std::string message;                 // to the learners, in their mail
  AccountId created_by;
  Instant created;
  std::optional<Instant> finished;
  std::string waiver;  // why it is awarded also to who lacks what is needed before; or ""
};

enum class RowState : std::uint8_t {
  bad,      // `faults` say why
  ready,    // can be awarded
  awarded,  // `award` is its badge
  held,     // `award` was there before
};
inline constexpr std::string_view row_state_names[] = {"bad", "ready", "awarded", "held"};
inline std::string_view name_of(RowState state) {
  return row_state_names[static_cast<std::size_t>(state)];
}

struct BatchRow {
  std::int64_t number = 0;  // as spreadsheets count, the headings being row 1
  std::vector<std::string> cells;
  RowState state = RowState::bad;
  std::string faults;      // a JSON array of {"column", "sentence"}, or ""
  std::string source_key;  // of the award; "" while the row is bad
  AwardId award;
};

struct BatchCounts {
  std::int64_t bad = 0, ready = 0, awarded = 0, held = 0;
  std::int64_t all() const { return bad + ready + awarded + held; }
};

// What learners made of the badges of a batch. Only offers are waited for, accepted, declined and
// end; claimed is a badge that was accepted, or, where none was asked for, whose learner has proved
// an address here.
struct BatchUptake {
  std::int64_t offered = 0, accepted = 0, declined = 0, expired = 0, claimed = 0;
};

// Rows of a batch in their order.
struct RowsAsked {
  std::optional<RowState> state;
  std::int64_t after = 0;  // a row's number
  std::int64_t rows_max = 100;
};

// A row whose learner the mail did not reach.
struct UnreachedRow {
  std::int64_t number = 0;
  std::string recipient;
  std::string why;
};

class AwardBatches {
 public:
  virtual ~AwardBatches() = default;
  virtual Status add(const AwardBatch& batch) = 0;
  // Errors of each: not_found.
  virtual Status update(const AwardBatch& batch) = 0;
  virtual Result<AwardBatch> find(const OrganisationId& organisation, const AwardBatchId& id) = 0;
  // Newest first. Errors: not_found (no row has the id the page follows).
  virtual Result<std::vector<AwardBatch>> list(const OrganisationId& organisation,
                                               const Page& page) = 0;
  // How many run, or wait for their time.
  virtual Result<std::int64_t> count_running(const OrganisationId& organisation) = 0;
  // Of every organisation, those that run and whose time has come, oldest first.
  virtual Result<std::vector<AwardBatch>> list_due(Instant now, std::int64_t count_max) = 0;

  // Errors: conflict (a row has the number).
  virtual Status add_row(const AwardBatch& batch, const BatchRow& row) = 0;
  // Errors: not_found.
  virtual Status update_row(const AwardBatch& batch, const BatchRow& row) = 0;
  // What became of a row; its cells stay. False, and nothing is changed, where the row is another
  // one by now or no longer ready: `row` as it was read.
  virtual Result<bool> settle_row(const AwardBatch& batch, const BatchRow& row, RowState state,
                                  const AwardId& award) = 0;
  virtual Status remove_row(const AwardBatch& batch, std::int64_t number) = 0;
  virtual Status remove_rows(const AwardBatch& batch) = 0;
  virtual Result<std::vector<BatchRow>> rows(const AwardBatch& batch, const RowsAsked& asked) = 0;
  virtual Result<BatchCounts> count(const AwardBatch& batch) = 0;
  virtual Result<BatchUptake> uptake(const AwardBatch& batch) = 0;
  // In their order.
  virtual Result<std::vector<UnreachedRow>> unreached(const AwardBatch& batch,
                                                      std::int64_t count_max) = 0;
};

}  // namespace cairn::app
