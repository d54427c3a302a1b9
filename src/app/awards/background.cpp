// SPDX-License-Identifier: Apache-2.0
#include "app/awards/background.h"

#include <chrono>

#include "app/awards/bulk/run.h"
#include "app/awards/offer.h"
#include "app/mail/reminders.h"
#include "app/mail/staff.h"
#include "app/outcomes/remind.h"
#include "app/pause.h"
#include "app/telling.h"

namespace cairn::app {
namespace {

using Steady = std::chrono::steady_clock;
constexpr auto look_for_batches = std::chrono::milliseconds(500);
constexpr auto look_for_days = std::chrono::minutes(1);
// A store that is away, or a key that does not open, is tried again later.
constexpr auto after_failure = std::chrono::seconds(10);

}  // namespace

void award_in_background(Context& context, const std::stop_token& stop) {
  Telling told(context, "awarding");
  auto days_due = Steady::now();
  while (!stop.stop_requested()) {
    const auto worked = run_due_batches(context, stop);
    told.note(worked);
    if (Steady::now() >= days_due) {
      told.note(expire_offers(context));
      told.note(remind_of_offers(context));
      told.note(remind_of_ends(context));
      told.note(ask_for_outcomes(context));
      told.note(tell_staff_daily(context));
      days_due = Steady::now() + look_for_days;
    }
    pause_for(worked.ok() ? Steady::duration(look_for_batches) : Steady::duration(after_failure),
              stop);
  }
}

}  // namespace cairn::app
