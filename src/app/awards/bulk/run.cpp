// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/run.h"

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/check_rows.h"
#include "app/awards/offer.h"
#include "app/awards/place_reserve.h"
#include "app/awards/press.h"
#include "app/awards/recipient.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/stacks/evaluate.h"

namespace cairn::app {
namespace {

// Rows of one transaction: enough to share its sync to disk and its pages, few enough that others
// wait for it no longer than a blink.
constexpr std::int64_t chunk_rows = 500;
constexpr std::int64_t batches_at_once_max = 100;

// What every thread of a run shares.
struct Job {
  AwardBatch batch;
  Mapping mapping{};
  Organisation issuer;
  Achievement achievement;
  Signer signer;
  Recipients recipients;
};

Result<Job> read_job(Context& context, const AwardBatch& batch) {
  CAIRN_TRY(auto recipients, Recipients::open(context));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto issuer, transaction->organisations().find(batch.organisation));
  CAIRN_TRY(auto achievement,
            transaction->achievements().find(batch.organisation, batch.achievement));
  CAIRN_TRY(auto signer,
            signer_of(context, *transaction, batch.organisation, crypto::KeyType::ed25519));
  return Job{batch,
             mapping_of(batch),
             std::move(issuer),
             std::move(achievement),
             std::move(signer),
             std::move(recipients)};
}

struct SignedRow {
  BatchRow row;
  Learner learner;
  Award award;
};

class Run {
 public:
  Run(Context& context, const Job& job, const std::stop_token& stop)
      : context_(context),
        job_(job),
        stop_(stop),
        reserve_(context, job.signer, job.batch.organisation) {}

  // What each thread does.
  void work() {
    Press press(context_, job_.signer, job_.issuer, job_.achievement);
    while (!stop_.stop_requested() && !ended_) {
      auto done_one = one_chunk(press);
      if (!done_one) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(done_one).error();
      }
      if (!done_one || !*done_one) ended_ = true;
    }
  }

  Result<BatchRun> outcome() {
    if (error_) return *error_;
    return BatchRun{awarded_, refused_};
  }

 private:
  // False where nothing was left to do.
  Result<bool> one_chunk(Press& press) {
    CAIRN_TRY(auto rows, next_rows());
    if (rows.empty()) return false;
    CAIRN_TRY(auto places, reserve_.take(rows.size()));
    std::vector<SignedRow> chunk;
    chunk.reserve(rows.size());
    const auto now = context_.clock.now();
    for (std::size_t i = 0; i < rows.size(); ++i)
      chunk.push_back(sign(press, std::move(rows[i]), places[i], now));
    return store(chunk);
  }

  // Rows follow each other, so no two threads are given the same.
  Result<std::vector<BatchRow>> next_rows() {
    const std::lock_guard lock(mutex_);
    CAIRN_TRY(auto transaction, context_.store.begin(Access::read));
    CAIRN_TRY(auto rows, transaction->awards().batches().rows(
                             job_.batch, {RowState::ready, after_, chunk_rows}));
    if (!rows.empty()) after_ = rows.back().number;
    return rows;
  }

  SignedRow sign(Press& press, BatchRow row, const StatusPlace& place, Instant now) {
    SignedRow out;
    auto checked = check_row(job_.mapping, row.cells, now);
    if (!checked.faults.empty()) {  // a day that was to come when it was checked is over
      row.state = RowState::bad;
      row.faults = whole_row_fault(checked.faults.front().sentence);
    } else {
      sign(press, row, checked.entry, place, out);
    }
    out.row = std::move(row);
    return out;
  }

  void sign(Press& press, BatchRow& row, const SheetEntry& entry, const StatusPlace& place,
            SignedRow& out) {
    AwardOrder order;
    order.achievement = job_.achievement;
    order.learner =
        job_.recipients.fresh(context_, job_.batch.organisation, entry.name, entry.email);
    order.source = AwardSource::batch;
    order.source_key = row.source_key;
    order.evidence = evidence_of(entry);
    order.valid_until = entry.expires;
    auto award = press.make(order, place);
    if (!award) {
      row.state = RowState::bad;
      row.faults = whole_row_fault(award.error().detail);
      return;
    }
    out.award = std::move(*award);
    out.learner = std::move(order.learner);
  }

  // All of a chunk, or nothing of it. False where the batch runs no longer.
  Result<bool> store(std::vector<SignedRow>& chunk) {
    CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
    CAIRN_TRY(const auto batch,
              transaction->awards().batches().find(job_.batch.organisation, job_.batch.id));
    if (batch.state != BatchState::running) return false;
    std::int64_t awarded = 0, refused = 0;
    std::map<StatusListId, std::int64_t> places;
    for (auto& one : chunk) {
      if (one.row.state == RowState::bad) {
        ++refused;
        CAIRN_CHECK(refuse(*transaction, one.row));
        continue;
      }
      CAIRN_TRY(const auto stored, store_award(*transaction, one));
      awarded += stored ? 1 : 0;
      if (stored) ++places[one.award.status_list];
    }
    for (const auto& [list, taken] : places)
      CAIRN_CHECK(transaction->awards().count_places(batch.organisation, list, taken));
    CAIRN_CHECK(transaction->commit());
    awarded_ += awarded;
    refused_ += refused;
    return true;
  }

  // A row that could not be signed says why, unless it was changed meanwhile.
  Status refuse(Transaction& transaction, const BatchRow& row) {
    auto& batches = transaction.awards().batches();
    CAIRN_TRY(const bool settled, batches.settle_row(job_.batch, row, RowState::bad, {}));
    return settled ? batches.update_row(job_.batch, row) : Status(done);
  }

  // Whether there is an award more. A row that was changed meanwhile, or whose place was taken, is
  // left for another time.
  Result<bool> store_award(Transaction& transaction, SignedRow& one) {
    const auto& organisation = one.award.organisation;
    auto& batches = transaction.awards().batches();
    CAIRN_TRY(const auto earlier, optional(transaction.awards().find_by_source_key(
                                      organisation, one.award.source_key)));
    if (earlier) {
      CAIRN_CHECK(batches.settle_row(job_.batch, one.row, RowState::held, earlier->id));
      return false;
    }
    CAIRN_TRY(const auto known, optional(transaction.claims().find_learner_by_email(
                                    organisation, one.learner.email)));
    one.award.learner = known ? known->id : one.learner.id;
    CAIRN_TRY(const bool taken, transaction.awards().status_index_taken(
                                    organisation, one.award.status_list, one.award.status_index));
    if (taken) return false;
    CAIRN_TRY(const bool settled,
              batches.settle_row(job_.batch, one.row, RowState::awarded, one.award.id));
    if (!settled) return false;
    if (!known) CAIRN_CHECK(transaction.claims().add_learner(one.learner));
    CAIRN_CHECK(transaction.awards().add(one.award));
    CAIRN_CHECK(award_made(context_, transaction, one.award));
    if (job_.batch.offer_until)
      CAIRN_CHECK(make_offer(context_, transaction, one.award, *job_.batch.offer_until));
    return true;
  }

  Context& context_;
  const Job& job_;
  const std::stop_token& stop_;
  PlaceReserve reserve_;
  std::mutex mutex_;
  std::int64_t after_ = 0;
  std::atomic<bool> ended_ = false;
  std::atomic<std::int64_t> awarded_ = 0, refused_ = 0;
  std::optional<Error> error_;
};

// One thread more than processors: while one waits for the disk, the others sign.
Result<BatchRun> run_on_threads(Context& context, const Job& job, const std::stop_token& stop) {
  Run run(context, job, stop);
  {
    std::vector<std::jthread> threads;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
      threads.emplace_back([&run] { run.work(); });
    run.work();
  }
  return run.outcome();
}

// Whether rows are left to award; where none is, the batch is finished.
Result<bool> settle(Context& context, const AwardBatch& batch) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto now, transaction->awards().batches().find(batch.organisation, batch.id));
  if (now.state != BatchState::running) return false;
  CAIRN_TRY(const auto counts, transaction->awards().batches().count(now));
  if (counts.ready > 0) return true;
  now.state = BatchState::finished;
  now.finished = context.clock.now();
  CAIRN_CHECK(transaction->awards().batches().update(now));
  CAIRN_CHECK(transaction->commit());
  return false;
}

}  // namespace

Result<BatchRun> run_batch(Context& context, const AwardBatch& batch, const std::stop_token& stop) {
  CAIRN_TRY(const auto job, read_job(context, batch));
  BatchRun all;
  for (;;) {
    CAIRN_TRY(const auto run, run_on_threads(context, job, stop));
    all.awarded += run.awarded;
    all.refused += run.refused;
    if (stop.stop_requested()) return all;
    CAIRN_TRY(const bool more, settle(context, batch));
    if (!more) return all;
  }
}

Result<bool> run_due_batches(Context& context, const std::stop_token& stop) {
  std::vector<AwardBatch> due;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(due,
              transaction->awards().batches().list_due(context.clock.now(), batches_at_once_max));
  }
  // What stands in the way of one batch keeps no other from its turn.
  std::optional<Error> trouble;
  for (const auto& batch : due) {
    if (stop.stop_requested()) break;
    auto run = run_batch(context, batch, stop);
    if (!run && !trouble) trouble = std::move(run).error();
  }
  if (trouble) return *trouble;
  return !due.empty();
}

}  // namespace cairn::app
