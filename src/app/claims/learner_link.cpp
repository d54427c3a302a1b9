// SPDX-License-Identifier: Apache-2.0
#include "app/audit.h"
#include "app/claims/review.h"
#include "app/learners/holder.h"
#include "app/learners/learner_page.h"
#include "app/ports/claims.h"

namespace cairn::app {

Result<std::string> new_learner_link(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& claims = transaction->claims();
  CAIRN_TRY(const auto claim, claims.find(actor.organisation, id));
  CAIRN_TRY(const auto learner, claims.find_learner(actor.organisation, claim.learner));
  CAIRN_TRY(const auto token, replace_learner_token(context, *transaction, learner));
  CAIRN_CHECK(audit(context, *transaction, actor, "learner.link", claim.learner.text));
  CAIRN_CHECK(transaction->commit());
  return learner_url(context, token);
}

}  // namespace cairn::app
