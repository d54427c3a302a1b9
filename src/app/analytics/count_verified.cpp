// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/count_verified.h"

#include "app/base_address.h"
#include "app/ports/awards.h"

namespace cairn::app {

void count_verified(Context& context, const verify::Report& report) {
  for (const auto& credential : report.credentials) {
    const auto id = own_badge(context, credential.id);
    if (id.empty()) continue;
    auto transaction = context.store.begin(Access::read);
    if (!transaction) return;
    const auto award = (*transaction)->awards().find(organisation_of(id), {std::string(id)});
    if (award)
      context.counters.count(award->organisation, award->achievement, UsageEvent::verified,
                             context.clock.now());
  }
}

}  // namespace cairn::app
