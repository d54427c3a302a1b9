// SPDX-License-Identifier: Apache-2.0
// What an organisation sees first: what waits, what runs and what went wrong. Each part is counted
// only for those who may look at what lies behind it.
#pragma once
#include <optional>

#include "app/context.h"

namespace cairn::app {

struct Overview {
  std::optional<std::int64_t> overdue;  // assessments, of everybody
  std::optional<std::int64_t> batches;  // being awarded, or planned
  // Mail and webhooks: given up after many tries, refused for good.
  std::optional<std::int64_t> failed, refused;
};

Result<Overview> overview(Context& context, const Actor& actor);

}  // namespace cairn::app
