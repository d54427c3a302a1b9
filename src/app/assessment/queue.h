// SPDX-License-Identifier: Apache-2.0
// What waits to be assessed, and in whose hands it is.
#pragma once
#include <string>
#include <vector>

#include "app/context.h"
#include "app/list_search.h"
#include "app/ports/assessments.h"

namespace cairn::app {

enum class QueueView : std::uint8_t {
  all,
  mine,
  unassigned,
  overdue,
  moderation,
  appeals,
  asked,
  ready
};
inline constexpr std::string_view queue_view_names[] = {
    "all", "mine", "unassigned", "overdue", "moderation", "appeals", "asked", "ready"};

// What waits for somebody here, most urgent first; `asked`: what waits for learners; `ready`: what
// is marked and waits for the decision alone. The search has no state. Errors: not_found (no row
// has the id the page follows); those of the search.
Result<Listed<QueueRow>> assessment_queue(Context& context, const Actor& actor, QueueView view,
                                          const ListSearch& search, const Page& page);

struct Load {
  AccountId account;  // "": nobody's
  std::string email;  // of the account
  std::int64_t open = 0;
  std::int64_t overdue = 0;
};
Result<std::vector<Load>> assessment_workload(Context& context, const Actor& actor);

}  // namespace cairn::app
