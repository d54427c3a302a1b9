// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/deliver.h"

#include <algorithm>
#include <utility>

#include "app/limits.h"
#include "app/outbox/queue.h"
#include "app/ports/learner_records.h"
#include "app/webhooks/carry.h"

namespace cairn::app {
namespace {

constexpr std::int64_t microseconds = 1'000'000;
constexpr std::int64_t first_pause_seconds = 60, pause_seconds_max = 6 * 60 * 60;
constexpr std::int64_t lease_seconds = 5 * 60;  // longer than any try takes
constexpr std::size_t error_bytes_max = 300;

Status carry_mail(Context& context, const Delivery& delivery) {
  if (context.mailer == nullptr)
    return fail(ErrorCode::unreachable, "outbox", "No mail server is named: start with --smtp.");
  CAIRN_TRY(const auto mail, read_mail(delivery));
  return context.mailer->send(mail);
}

Status note_mail(Context&, Transaction&, const Delivery&, const Status&) { return done; }

struct Route {
  Courier courier;
  Noting noting;
};
// In the order of DeliveryKind.
constexpr Route routes[] = {{carry_mail, note_mail}, {carry_webhook, note_webhook}};
static_assert(std::size(routes) == delivery_kind_names.size());

const Route& route_of(const Delivery& delivery) {
  return routes[static_cast<std::size_t>(delivery.kind)];
}

Instant later(Instant now, std::int64_t tries) {
  const auto doubled = std::min<std::int64_t>(tries > 0 ? tries - 1 : 0, 20);
  return {now.microseconds +
          std::min(first_pause_seconds << doubled, pause_seconds_max) * microseconds};
}

// What the delivery has become by `tried`.
void note(Delivery& delivery, const Status& tried, Instant now) {
  if (tried) {
    delivery.state = DeliveryState::sent;
    delivery.last_error.clear();
    delivery.settled = now;
    return;
  }
  const auto code = tried.error().code;
  delivery.last_error = tried.error().detail.substr(0, error_bytes_max);
  if (code == ErrorCode::not_permitted || code == ErrorCode::not_found ||
      code == ErrorCode::invalid)
    delivery.state = DeliveryState::bounced;
  else if (delivery.tries >= limits::delivery_tries_max)
    delivery.state = DeliveryState::failed;
  if (delivery.state != DeliveryState::waiting)
    delivery.settled = now;
  else
    delivery.due = later(now, delivery.tries);
}

// Each is noted by itself: one that cannot be noted is carried again when its lease ends.
Result<bool> deliver(Context& context, Delivery delivery) {
  const auto tried = route_of(delivery).courier(context, delivery);
  note(delivery, tried, context.clock.now());
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto noted = transaction->outbox().update(delivery);
  if (!noted && noted.error().code != ErrorCode::not_found) return noted.error();
  CAIRN_CHECK(route_of(delivery).noting(context, *transaction, delivery, tried));
  CAIRN_CHECK(transaction->commit());
  return tried.ok();
}

Result<std::vector<OrganisationId>> with_due(Context& context, DeliveryKind kind) {
  CAIRN_TRY(auto reading, context.store.begin(Access::read));
  return reading->outbox().with_due(kind, context.clock.now());
}

// Nothing where somebody else took the last one meanwhile.
Result<std::optional<Delivery>> take(Context& context, DeliveryKind kind,
                                     const OrganisationId& organisation) {
  const auto now = context.clock.now();
  const Instant until{now.microseconds + lease_seconds * microseconds};
  CAIRN_TRY(auto writing, context.store.begin(Access::write));
  CAIRN_TRY(auto taken, writing->outbox().take_due(organisation, kind, now, until));
  CAIRN_CHECK(writing->commit());
  return taken;
}

Status deliver_one(Context& context, DeliveryKind kind, const OrganisationId& organisation,
                   Delivered& delivered) {
  CAIRN_TRY(auto taken, take(context, kind, organisation));
  if (!taken) return done;
  CAIRN_TRY(const bool sent, deliver(context, std::move(*taken)));
  ++(sent ? delivered.sent : delivered.failed);
  return done;
}

}  // namespace

std::optional<OrganisationId> Turns::begin(const std::vector<OrganisationId>& waiting) {
  const std::lock_guard lock(mutex_);
  const OrganisationId* next = nullptr;
  const auto rank = [&](const OrganisationId& it) {
    return std::pair(turns_[it].under_way, turns_[it].last);
  };
  for (const auto& it : waiting)
    if (turns_[it].under_way < limits::deliveries_of_one_max &&
        (next == nullptr || rank(it) < rank(*next)))
      next = &it;
  if (next == nullptr) return std::nullopt;
  auto& turn = turns_[*next];
  ++turn.under_way;
  turn.last = ++count_;
  return *next;
}

void Turns::end(const OrganisationId& organisation) {
  const std::lock_guard lock(mutex_);
  --turns_[organisation].under_way;
}

Result<Delivered> deliver_due(Context& context, DeliveryKind kind, Turns& turns,
                              const std::stop_token& stop) {
  Delivered delivered;
  while (!stop.stop_requested()) {
    CAIRN_TRY(const auto waiting, with_due(context, kind));
    const auto next = turns.begin(waiting);
    if (!next) break;
    const auto carried = deliver_one(context, kind, *next, delivered);
    turns.end(*next);
    CAIRN_CHECK(carried);
  }
  return delivered;
}

Result<Delivered> deliver_due(Context& context) {
  Delivered all;
  for (const auto kind : {DeliveryKind::mail, DeliveryKind::webhook}) {
    Turns turns;
    CAIRN_TRY(const auto delivered, deliver_due(context, kind, turns));
    all.sent += delivered.sent;
    all.failed += delivered.failed;
  }
  return all;
}

Status forget_delivered(Context& context) {
  const Instant before{context.clock.now().microseconds -
                       limits::sent_mail_seconds_max * microseconds};
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->outbox().remove_sent_before(before));
  CAIRN_CHECK(transaction->learner_records().remove_codes_expired(context.clock.now()));
  return transaction->commit();
}

}  // namespace cairn::app
