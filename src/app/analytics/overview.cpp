// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/overview.h"

#include "app/assessment/queue.h"
#include "app/ports/award_batches.h"
#include "app/ports/awards.h"
#include "app/ports/outbox.h"

namespace cairn::app {
namespace {

Result<std::int64_t> overdue_of(Context& context, const Actor& actor) {
  std::int64_t overdue = 0;
  CAIRN_TRY(const auto loads, assessment_workload(context, actor));
  for (const auto& load : loads) overdue += load.overdue;
  return overdue;
}

Result<std::int64_t> running_of(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->awards().batches().count_running(actor.organisation);
}

Status add_unsent(Context& context, const Actor& actor, Overview& out) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& outbox = transaction->outbox();
  CAIRN_TRY(out.failed, outbox.count(actor.organisation, DeliveryState::failed));
  CAIRN_TRY(out.refused, outbox.count(actor.organisation, DeliveryState::bounced));
  return done;
}

}  // namespace

Result<Overview> overview(Context& context, const Actor& actor) {
  Overview out;
  if (actor.roles.any_of(may::mark)) {
    CAIRN_TRY(out.overdue, overdue_of(context, actor));
  }
  if (actor.roles.any_of(may::issue)) {
    CAIRN_TRY(out.batches, running_of(context, actor));
  }
  if (actor.roles.any_of(may::rule)) {
    CAIRN_CHECK(add_unsent(context, actor, out));
  }
  return out;
}

}  // namespace cairn::app
