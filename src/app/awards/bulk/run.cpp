// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/run.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "app/awards/bulk/batch.h"
#include "app/awards/bulk/check_rows.h"
#include "app/awards/bulk/order.h"
#include "app/awards/offer.h"
#include "app/awards/place_reserve.h"
#include "app/awards/press.h"
#include "app/awards/recipient.h"
#include "app/first_trouble.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/sharing/share.h"
#include "app/stacks/evaluate.h"
#include "app/webhooks/announce.h"

namespace cairn::app {
namespace {

// Rows of one transaction: enough to share its sync to disk and its pages, few enough that others
// wait for it no longer than a blink.
constexpr std::int64_t chunk_rows = 2000;
constexpr std::int64_t batches_at_once_max = 100;

// What every thread of a run shares.
struct Job {
  AwardBatch batch;
  SheetForm form;
  Mapping mapping;
  Organisation issuer;
  Achievement achievement;
  Signer signer;
  std::vector<CoSigner> others;  // who sign too
  AcceptedEndorsements endorsements;
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
  CAIRN_TRY(auto others, co_signers_of(context, *transaction, achievement));
  CAIRN_TRY(auto endorsements, accepted_endorsements(context, *transaction, batch.organisation,
                                                     batch.achievement, signer.did));
  auto form = sheet_form(achievement.details.results);
  auto mapping = mapping_of(batch, form);
  return Job{batch,
             std::move(form),
             std::move(mapping),
             std::move(issuer),
             std::move(achievement),
             std::move(signer),
             std::move(others),
             std::move(endorsements),
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
    Press press(context_, job_.signer, job_.others, job_.endorsements, job_.issuer,
                job_.achievement);
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
    for (std::size_t i = 0; i < rows.size(); ++i) {
      CAIRN_TRY(auto signed_row, sign(press, std::move(rows[i]), places[i], now));
      chunk.push_back(std::move(signed_row));
    }
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

  // Errors: this server's own trouble, by which no row is bad.
  Result<SignedRow> sign(Press& press, BatchRow row, const StatusPlace& place, Instant now) {
    SignedRow out;
    auto checked = check_row(job_.form, job_.mapping, row.cells, now);
    if (!checked.faults.empty()) {  // a day that was to come when it was checked is over
      row.state = RowState::bad;
      row.faults = whole_row_fault(checked.faults.front().sentence);
    } else {
      CAIRN_CHECK(sign(press, row, checked.entry, place, out));
    }
    out.row = std::move(row);
    return out;
  }

  Status sign(Press& press, BatchRow& row, const SheetEntry& entry, const StatusPlace& place,
              SignedRow& out) {
    auto order = order_of(context_, job_.achievement, entry);
    order.learner =
        job_.recipients.fresh(context_, job_.batch.organisation, entry.name, entry.email);
    order.source = AwardSource::batch;
    order.source_key = row.source_key;
    auto award = press.make(order, place);
    if (!award && is_own_trouble(award.error().code)) return std::move(award).error();
    if (!award) {
      row.state = RowState::bad;
      row.faults = whole_row_fault(award.error().detail);
      return done;
    }
    out.award = std::move(*award);
    out.learner = std::move(order.learner);
    return done;
  }

  // All of a chunk, or nothing of it. False where the batch runs no longer, another key signs, or
  // others say other words.
  Result<bool> store(std::vector<SignedRow>& chunk) {
    CAIRN_TRY(auto transaction, context_.store.begin(Access::write));
    CAIRN_TRY(const auto batch,
              transaction->awards().batches().find(job_.batch.organisation, job_.batch.id));
    CAIRN_TRY(const bool same_key, signs_now(*transaction, batch.organisation, job_.signer));
    CAIRN_TRY(const bool same_others, others_sign_now(*transaction));
    CAIRN_TRY(const bool same_words, is_endorsed_alike(*transaction));
    if (batch.state != BatchState::running || !same_key || !same_others || !same_words)
      return false;
    std::int64_t awarded = 0, refused = 0;
    std::map<StatusListId, std::int64_t> places;
    Announcer announcer(context_, *transaction, batch.organisation);
    Postman postman(context_, *transaction, batch.organisation);
    for (auto& one : chunk) {
      if (one.row.state == RowState::bad) {
        ++refused;
        CAIRN_CHECK(refuse(*transaction, one.row));
        continue;
      }
      CAIRN_TRY(const auto stored, store_award(*transaction, one));
      if (!stored) continue;
      ++awarded;
      ++places[one.award.status_list];
      CAIRN_CHECK(announcer.tell(WebhookEvent::award_made, one.award));
      CAIRN_CHECK(postman.send(
          job_.batch.offer_until ? MailKind::award_offered : MailKind::award_made, one.award,
          one.learner, job_.achievement, job_.batch.message, job_.batch.offer_until));
    }
    for (const auto& [list, taken] : places)
      CAIRN_CHECK(transaction->awards().count_places(batch.organisation, list, taken));
    CAIRN_CHECK(transaction->commit());
    awarded_ += awarded;
    refused_ += refused;
    return true;
  }

  // Whether those who sign too are still the same, with the same keys.
  Result<bool> others_sign_now(Transaction& transaction) {
    CAIRN_TRY(const auto others, co_signers_of(context_, transaction, job_.achievement));
    return std::ranges::equal(
        others, job_.others, {}, [](const auto& it) { return it.signer.verification_method; },
        [](const auto& it) { return it.signer.verification_method; });
  }

  // Whether badges carry the same words of others: none that were declined or taken back meanwhile.
  Result<bool> is_endorsed_alike(Transaction& transaction) {
    CAIRN_TRY(const auto endorsements,
              accepted_endorsements(context_, transaction, job_.batch.organisation,
                                    job_.batch.achievement, job_.signer.did));
    return carry_the_same(endorsements, job_.endorsements);
  }

  // A row that could not be signed says why, unless it was changed meanwhile.
  Status refuse(Transaction& transaction, const BatchRow& row) {
    auto& batches = transaction.awards().batches();
    CAIRN_TRY(const bool settled, batches.settle_row(job_.batch, row, RowState::bad, {}));
    return settled ? batches.update_row(job_.batch, row) : Status(done);
  }

  // A row whose key has a badge already is told so; one whose place was taken meanwhile is left for
  // another time.
  Result<bool> leave(Transaction& transaction, SignedRow& one) {
    CAIRN_TRY(const auto earlier, optional(transaction.awards().find_by_source_key(
                                      one.award.organisation, one.award.source_key)));
    if (earlier) {
      one.row.state = RowState::held;
      one.row.award = earlier->id;
    }
    CAIRN_CHECK(transaction.awards().batches().update_row(job_.batch, one.row));
    return false;
  }

  // Whether there is an award more.
  Result<bool> store_award(Transaction& transaction, SignedRow& one) {
    const auto& organisation = one.award.organisation;
    auto& batches = transaction.awards().batches();
    CAIRN_TRY(const auto known, optional(transaction.claims().find_learner_by_email(
                                    organisation, one.learner.email)));
    // Under the name that this row gives.
    if (known) {
      auto name = std::move(one.learner.name);
      one.learner = *known;
      one.learner.name = std::move(name);
    }
    one.award.learner = one.learner.id;
    CAIRN_TRY(const bool settled,
              batches.settle_row(job_.batch, one.row, RowState::awarded, one.award.id));
    if (!settled) return false;
    if (!known) CAIRN_CHECK(transaction.claims().add_learner(one.learner));
    CAIRN_TRY(const bool added, transaction.awards().add_if_new(one.award));
    if (!added) {
      // Nobody is kept for whom there is no badge.
      if (!known) CAIRN_CHECK(transaction.claims().take_back_learner(organisation, one.learner.id));
      return leave(transaction, one);
    }
    CAIRN_CHECK(hide_at_first(transaction, job_.achievement, one.award));
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
  BatchRun all;
  for (;;) {
    CAIRN_TRY(const auto job, read_job(context, batch));
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
  FirstTrouble trouble;
  for (const auto& batch : due) {
    if (stop.stop_requested()) break;
    auto run = run_batch(context, batch, stop);
    if (!run.ok() && is_own_trouble(run.error().code))
      context.batch_troubles.note(batch.id, run.error().code);
    else
      context.batch_troubles.end(batch.id);
    trouble.note(std::move(run));
  }
  return std::move(trouble).or_else(!due.empty());
}

}  // namespace cairn::app
