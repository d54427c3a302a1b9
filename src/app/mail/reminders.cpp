// SPDX-License-Identifier: Apache-2.0
#include "app/mail/reminders.h"

#include "app/mail/postman.h"
#include "app/ports/awards.h"
#include "app/ports/mail_records.h"
#include "app/ports/offers.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;
constexpr std::int64_t offer_days = 3, end_days = 30;
constexpr std::int64_t at_once_max = 200;

Instant days_later(Instant now, std::int64_t days) {
  return {now.microseconds + days * day_microseconds};
}

}  // namespace

Result<int> remind_of_offers(Context& context) {
  if (context.mailer == nullptr) return 0;
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& offers = transaction->awards().offers();
  CAIRN_TRY(auto due, offers.list_to_remind(days_later(now, offer_days), at_once_max));
  for (auto& offer : due) {
    CAIRN_TRY(const auto award, transaction->awards().find(offer.organisation, offer.award));
    offer.reminded = now;
    CAIRN_CHECK(offers.update(offer));
    // Who was offered it a moment ago knows.
    if (offer.until <= now || days_later(award.awarded, offer_days) >= offer.until) continue;
    CAIRN_CHECK(Postman(context, *transaction, offer.organisation)
                    .send(MailKind::offer_ending, award, {}, offer.until));
  }
  CAIRN_CHECK(transaction->commit());
  return static_cast<int>(due.size());
}

Result<int> remind_of_ends(Context& context) {
  if (context.mailer == nullptr) return 0;
  const auto now = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto due,
            transaction->mail_records().list_ending(now, days_later(now, end_days), at_once_max));
  for (const auto& ending : due) {
    CAIRN_TRY(const auto award, transaction->awards().find(ending.organisation, ending.award));
    CAIRN_CHECK(transaction->mail_records().note_end_told(ending));
    CAIRN_CHECK(Postman(context, *transaction, ending.organisation)
                    .send(MailKind::award_ending, award, {}, ending.until));
  }
  CAIRN_CHECK(transaction->commit());
  return static_cast<int>(due.size());
}

}  // namespace cairn::app
