// SPDX-License-Identifier: Apache-2.0
#include "app/organisation/public_page.h"

namespace cairn::app {

Result<OrganisationPage> organisation_page(Context& context, const OrganisationId& id) {
  OrganisationPage page;
  {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(page.organisation, transaction->organisations().find(id));
    CAIRN_TRY(page.domain, confirmed_domain(context, *transaction, page.organisation));
    CAIRN_TRY(page.achievements, transaction->achievements().list(id));
  }
  std::erase_if(page.achievements, [](const Achievement& achievement) {
    return achievement.state != AchievementState::published;
  });
  if (id == server_organisation())
    return fail(ErrorCode::not_found, "organisation", "There is no such organisation.");
  CAIRN_TRY(page.signs_as, signing_name(context, id));
  return page;
}

}  // namespace cairn::app
