// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/queue.h"

#include "app/optional.h"
#include "app/ports/accounts.h"
#include "app/ports/assessments.h"

namespace cairn::app {

Result<Listed<QueueRow>> assessment_queue(Context& context, const Actor& actor, QueueView view,
                                          const ListSearch& search, const Page& page) {
  QueueFilter filter;
  CAIRN_TRY(filter.list, list_filter(search));
  switch (view) {
    case QueueView::all: break;
    case QueueView::mine: filter.assignee = actor.account; break;
    case QueueView::unassigned: filter.assignee = AccountId{}; break;
    case QueueView::overdue: filter.due_before = context.clock.now(); break;
    case QueueView::moderation: filter.phase = Phase::moderation; break;
    case QueueView::appeals: filter.phase = Phase::appeal; break;
    case QueueView::asked: filter.phase = Phase::asked; break;
    case QueueView::ready: filter.phase = Phase::ready; break;
  }
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto rows,
            transaction->assessments().queue(actor.organisation, filter, one_more(page)));
  return cut(std::move(rows), page);
}

Result<std::vector<Load>> assessment_workload(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto found,
            transaction->assessments().workload(actor.organisation, context.clock.now()));
  std::vector<Load> out;
  for (const auto& each : found) {
    CAIRN_TRY(const auto account,
              optional(transaction->accounts().find(actor.organisation, each.account)));
    out.push_back(
        {each.account, account ? account->email : std::string(), each.open, each.overdue});
  }
  return out;
}

}  // namespace cairn::app
