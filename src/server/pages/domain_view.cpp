// SPDX-License-Identifier: Apache-2.0
#include "server/pages/domain_view.h"

#include "server/text.h"

namespace cairn::server::pages {

void add_domain(View& view, const std::optional<app::ConfirmedDomain>& domain) {
  view.maybe("domain", domain ? domain->domain : "");
  view.text("domain_seen", domain ? day(domain->seen) : "");
}

}  // namespace cairn::server::pages
