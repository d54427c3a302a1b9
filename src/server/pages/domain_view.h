// SPDX-License-Identifier: Apache-2.0
// That an issuer's own domain confirms it, beside its name.
#pragma once
#include <optional>

#include "app/organisation/domain_check.h"
#include "server/templates.h"

namespace cairn::server::pages {

// For _domain.html; nothing is shown where none confirms it.
void add_domain(View& view, const std::optional<app::ConfirmedDomain>& domain);

}  // namespace cairn::server::pages
