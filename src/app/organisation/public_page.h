// SPDX-License-Identifier: Apache-2.0
// An organisation for anyone: who it is, how that is known, what can be earned there.
#pragma once
#include <vector>

#include "app/context.h"
#include "app/domain.h"
#include "app/organisation/domain_check.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct OrganisationPage {
  Organisation organisation;
  SigningName signs_as;
  std::optional<ConfirmedDomain> domain;  // that confirms it
  std::vector<Achievement> achievements;  // published, newest first
};
// Errors: not_found.
Result<OrganisationPage> organisation_page(Context& context, const OrganisationId& id);

}  // namespace cairn::app
