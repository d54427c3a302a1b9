// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/steps.h"
#include "app/audit.h"
#include "app/claims/case.h"
#include "app/learners/holder.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

std::string text_of(const Decision& decision) {
  return filled("Declined {} by {}: {}", format_instant(decision.decided), decision.decided_by.text,
                decision.reason);
}

Status check_free(Transaction& transaction, const Actor& actor, const ClaimCase& found) {
  if (is_erased(found.learner))
    return fail(ErrorCode::conflict, "decide",
                "Whoever sent this claim was erased. It stays as it is.");
  CAIRN_CHECK(check_not_own(transaction, actor, found.learner));
  CAIRN_TRY(const auto appeal,
            optional(transaction.assessments().find_appeal(actor.organisation, found.claim.id)));
  if (appeal && appeal->state == AppealState::open)
    return fail(ErrorCode::conflict, "decide",
                "This decision is appealed. Answer the appeal instead.");
  return done;
}

}  // namespace

Status reopen_claim(Context& context, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto found, read_case(*transaction, actor.organisation, id));
  CAIRN_CHECK(check_free(*transaction, actor, found));
  CAIRN_CHECK(transaction->claims().reopen(actor.organisation, id));
  CAIRN_CHECK(reopen_assessment(context, *transaction, actor, id));
  const auto taken_back = found.decision ? text_of(*found.decision) : std::string();
  CAIRN_CHECK(audit(context, *transaction, actor, "claim.reopen", id.text, taken_back));
  return transaction->commit();
}

}  // namespace cairn::app
