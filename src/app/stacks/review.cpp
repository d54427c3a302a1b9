// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "app/audit.h"
#include "app/awards/status_bits.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/mail/postman.h"
#include "app/ports/awards.h"
#include "app/stacks/evaluate.h"
#include "app/stacks/progress.h"
#include "app/webhooks/announce.h"

namespace cairn::app {

Status decide_review(Context& context, const Actor& actor, const StackId& id,
                     const LearnerId& learner, bool keep, const std::string& typed_reason) {
  CAIRN_TRY(const auto reason,
            text_field({"/reason", "Reason"}, typed_reason, limits::reason_characters_max,
                       keep ? Presence::optional : Presence::required, Lines::many));
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto it, transaction->stacks().find_completion(actor.organisation, id, learner));
  if (it.state != CompletionState::review)
    return fail(ErrorCode::conflict, "stack",
                "Nobody asks about this stack any more. Reload the page to see how it stands.");
  it.state = keep ? CompletionState::kept : CompletionState::lost;
  if (keep) {
    // What is gone is a part no more, so that nobody asks about it again.
    KindBook book(*transaction, actor.organisation);
    CAIRN_TRY(const auto holder,
              load_holder(context, *transaction, actor.organisation, learner, book));
    std::erase_if(it.parts, [&](const std::string& part) {
      return std::none_of(holder.held.begin(), holder.held.end(),
                          [&](const HeldCredential& one) { return one.id == part; });
    });
  } else {
    CAIRN_TRY(const auto award, transaction->awards().find(actor.organisation, it.award));
    CAIRN_CHECK(
        transaction->awards().revoke(actor.organisation, it.award, context.clock.now(), reason));
    StatusBits bits;
    bits.set(award.status_list, award.status_index, true);
    CAIRN_CHECK(bits.publish(context, *transaction, award.organisation));
    CAIRN_CHECK(awards_changed(context, *transaction, actor.organisation, learner));
    CAIRN_CHECK(Announcer(context, *transaction, actor.organisation)
                    .tell(WebhookEvent::award_revoked, award));
    CAIRN_CHECK(Postman(context, *transaction, actor.organisation)
                    .send(MailKind::award_revoked, award, reason));
  }
  if (!reason.empty()) it.reason = reason;
  CAIRN_CHECK(transaction->stacks().put_completion(it));
  CAIRN_CHECK(audit(context, *transaction, actor, keep ? "stack.keep" : "stack.revoke",
                    it.award.text, reason));
  return transaction->commit();
}

}  // namespace cairn::app
