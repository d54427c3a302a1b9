// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/steps.h"
#include "app/audit.h"
#include "app/claims/review.h"
#include "app/ports/claims.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

std::string text_of(const Decision& decision) {
  return filled("Declined {} by {}: {}", format_instant(decision.decided), decision.decided_by.text,
                decision.reason);
}

}  // namespace

Status reopen_claim(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& claims = transaction->claims();
  CAIRN_TRY([[maybe_unused]] const auto claim, claims.find(actor.organisation, id));
  const auto decision = claims.find_decision(actor.organisation, id);
  CAIRN_CHECK(claims.reopen(actor.organisation, id));
  CAIRN_TRY(const auto taken_back, decision);
  CAIRN_CHECK(reopen_assessment(context, *transaction, actor, id));
  CAIRN_CHECK(audit(context, *transaction, actor, "claim.reopen", id.text, text_of(taken_back)));
  return transaction->commit();
}

}  // namespace cairn::app
