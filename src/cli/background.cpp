// SPDX-License-Identifier: Apache-2.0
#include "cli/background.h"

#include <malloc.h>

#include <array>
#include <chrono>
#include <thread>
#include <vector>

#include "app/assessment/decide.h"
#include "app/awards/background.h"
#include "app/awards/token_list.h"
#include "app/career/reminders.h"
#include "app/catalogue/schedule.h"
#include "app/claims/sitting.h"
#include "app/domain.h"
#include "app/endorsing/held.h"
#include "app/limits.h"
#include "app/organisation/domain_check.h"
#include "app/organisation/keys.h"
#include "app/organisation/retention.h"
#include "app/outbox/deliver.h"
#include "app/pause.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/outside.h"
#include "app/telling.h"

namespace cairn::cli {
namespace {

// Reminders are queued within a minute of being due.
void keep_reminding(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "reminders");
  if (context.mailer == nullptr) return;
  do {
    told.note(app::career::queue_reminders(context));
  } while (app::pause_for(std::chrono::minutes(1), stop));
}

// What is queued leaves within a second or two; whoever waits for a code waits no longer. Webhooks
// have couriers of their own: a slow receiver holds up no mail.
void keep_delivering(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "mail and webhooks");
  std::array<app::Turns, app::delivery_kind_names.size()> turns;
  const auto carry = [&](app::DeliveryKind kind) {
    app::Telling of_courier(context, app::delivery_kind_names[static_cast<std::size_t>(kind)]);
    do {
      of_courier.note(app::deliver_due(context, kind, turns[static_cast<std::size_t>(kind)], stop));
    } while (app::pause_for(std::chrono::seconds(1), stop));
  };
  std::vector<std::jthread> couriers;
  for (int i = 0; i < limits::deliveries_at_once; ++i)
    for (const auto kind : {app::DeliveryKind::mail, app::DeliveryKind::webhook})
      couriers.emplace_back([&carry, kind] { carry(kind); });
  do {
    told.note(app::forget_delivered(context));
  } while (app::pause_for(std::chrono::hours(24), stop));
}

// Stacks are awarded within a second of being complete; what came from outside is verified anew
// from time to time.
void keep_evaluating(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "stacks");
  constexpr std::int64_t learners_at_once = 1000, rechecks_at_once = 20;
  constexpr int rounds_between_rechecks = 600;
  for (int round = 1;; ++round) {
    told.note(app::evaluate_due(context, learners_at_once));
    if (round % rounds_between_rechecks == 0)
      told.note(app::recheck_outside(context, rechecks_at_once));
    if (!app::pause_for(std::chrono::seconds(1), stop)) return;
  }
}

// Decisions whose time to undo is over take effect within a minute.
void keep_settling(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "decisions");
  do {
    told.note(app::settle_all_due(context));
  } while (app::pause_for(std::chrono::minutes(1), stop));
}

// Claims that somebody decided together, begun within a second.
void keep_deciding(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "claims together");
  do {
    told.note(app::run_open_sittings(context, stop));
  } while (app::pause_for(std::chrono::seconds(1), stop));
}

// Counts of what was looked at are written now and then, and at the end.
void keep_counting(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "counts");
  while (app::pause_for(std::chrono::seconds(15), stop))
    told.note(context.counters.write(context.store));
  told.note(context.counters.write(context.store));
}

// Asks until it is seen from outside that the address leads here, which somebody may still be about
// to arrange: every minute at first, then every hour.
void keep_proving(app::Context& context, const std::stop_token& stop) {
  for (int tries = 0;;) {
    const auto proof = app::prove_domain(context);
    if (proof && (*proof == app::DomainProof::proved || *proof == app::DomainProof::impossible))
      return;
    if (!proof || *proof == app::DomainProof::not_yet) ++tries;
    if (!app::pause_for(std::chrono::minutes(tries < 10 ? 1 : 60), stop)) return;
  }
}

// Whether domains still say what they said yesterday.
void keep_confirming(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "domains");
  do {
    told.note(app::check_due_domains(context));
  } while (app::pause_for(std::chrono::hours(1), stop));
}

// Endorsements of other servers are verified anew a day after they were.
void keep_endorsements(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "endorsements");
  do {
    told.note(app::verify_due_endorsements(context, stop));
  } while (app::pause_for(std::chrono::minutes(10), stop));
}

// Badges of a key that others may know are signed anew within seconds of being told to.
void keep_signing_anew(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "signing anew");
  do {
    told.note(app::sign_anew_due(context, stop));
  } while (app::pause_for(std::chrono::seconds(5), stop));
}

// Lists of tokens' statuses are over a week after they were signed.
void keep_renewing(app::Context& context, const std::stop_token& stop) {
  app::TokenListRenewal renewal;
  do {
    const auto failures = renewal.round(context);
    if (!failures) continue;
    for (const auto& [list, error] : *failures)
      context.log.write(context.clock.now(),
                        with_remedy(error, "The token of this status list is tried again daily."),
                        {{"list", std::string_view(list.text)}});
  } while (app::pause_for(std::chrono::hours(1), stop));
}

// What an organisation keeps no longer goes within an hour of its time.
void keep_forgetting(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "retention");
  do {
    told.note(app::forget_what_is_over(context));
  } while (app::pause_for(std::chrono::hours(1), stop));
}

// A framework's words are learnt once, in seconds; better before the first visitor asks. What is
// planned with is large, so that it is put away while nobody plans.
void keep_library(app::Context& context, const std::stop_token& stop) {
  auto& library = context.library;
  (void)library.shelf("");
  (void)library.offers();
  library.forget();
  do {
    ::malloc_trim(0);
    if (!app::pause_for(std::chrono::minutes(10), stop)) return;
    library.rest();
  } while (true);
}

// Catalogues are brought up to date within minutes of being due.
void keep_catalogues(app::Context& context, const std::stop_token& stop) {
  app::Telling told(context, "catalogues");
  do {
    told.note(app::run_due_sources(context, stop));
  } while (app::pause_for(std::chrono::minutes(1), stop));
}

using Work = void (*)(app::Context&, const std::stop_token&);
constexpr Work works[] = {keep_proving,    keep_library,    keep_settling,
                          keep_reminding,  keep_delivering, keep_evaluating,
                          keep_counting,   keep_confirming, keep_signing_anew,
                          keep_forgetting, keep_renewing,   app::award_in_background,
                          keep_deciding,   keep_catalogues, keep_endorsements};

}  // namespace

BackgroundWork::BackgroundWork(app::Context& context) {
  // What a thread freed goes back at once: malloc_trim leaves the ends of their heaps, and by
  // itself glibc keeps as much as the largest block there ever was.
  ::mallopt(M_TRIM_THRESHOLD, 1 << 20);
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  for (const auto work : works)
    threads_.emplace_back([work, &context](const std::stop_token& stop) { work(context, stop); });
}

BackgroundWork::~BackgroundWork() {
  for (auto& thread : threads_) thread.request_stop();
}

}  // namespace cairn::cli
