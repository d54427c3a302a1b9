// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/deliver.h"

#include <algorithm>
#include <thread>

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

Result<std::vector<Delivery>> take(Context& context) {
  const auto now = context.clock.now();
  {
    CAIRN_TRY(auto reading, context.store.begin(Access::read));
    CAIRN_TRY(const auto due, reading->outbox().count_due(now));
    if (due == 0) return std::vector<Delivery>();
  }
  CAIRN_TRY(auto writing, context.store.begin(Access::write));
  CAIRN_TRY(auto taken,
            writing->outbox().take_due(now, {now.microseconds + lease_seconds * microseconds},
                                       limits::deliveries_at_once));
  CAIRN_CHECK(writing->commit());
  return taken;
}

}  // namespace

Result<Delivered> deliver_due(Context& context) {
  CAIRN_TRY(auto taken, take(context));
  std::vector<Result<bool>> outcomes(taken.size(), Result<bool>(false));
  {
    std::vector<std::jthread> carriers;
    for (std::size_t i = 1; i < taken.size(); ++i)
      carriers.emplace_back([&, i] { outcomes[i] = deliver(context, std::move(taken[i])); });
    if (!taken.empty()) outcomes[0] = deliver(context, std::move(taken[0]));
  }
  Delivered delivered;
  for (auto& outcome : outcomes) {
    CAIRN_TRY(const bool sent, std::move(outcome));
    ++(sent ? delivered.sent : delivered.failed);
  }
  return delivered;
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
