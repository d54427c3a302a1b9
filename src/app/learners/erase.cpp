// SPDX-License-Identifier: Apache-2.0
#include "app/learners/erase.h"

#include <algorithm>

#include "app/audit.h"
#include "app/awards/status_bits.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/learners/recover.h"
#include "app/optional.h"
#include "app/outcomes/learner.h"
#include "app/ports/assessments.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/learner_records.h"
#include "app/ports/mail_records.h"
#include "app/ports/outbox.h"
#include "app/ports/sharing.h"
#include "app/quality/holder.h"
#include "app/webhooks/announce.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr std::string_view reason = "Removed with the person it was about.";

// Every version's bit: the former ones say revoked already.
Status erase_awards(Context& context, Transaction& transaction, const Learner& learner) {
  const auto now = context.clock.now();
  StatusBits bits;
  CAIRN_TRY(const auto awards,
            transaction.awards().list_of_learner(learner.organisation, learner.id));
  for (const auto& award : awards) {
    if (award.erased) continue;
    if (!award.revoked) {
      bits.set(award.status_list, award.status_index, true);
      CAIRN_CHECK(
          transaction.awards().revoke(award.organisation, award.id, now, std::string(reason)));
    }
    CAIRN_CHECK(transaction.sharing().remove_all(award.organisation, award.id));
    CAIRN_CHECK(transaction.award_changes().erase(award.organisation, award.id, now));
  }
  return bits.publish(context, transaction, learner.organisation);
}

// What still waits is over: nobody decides it, and no decision takes effect any more.
Status end_claims(Context& context, Transaction& transaction, const Actor& actor,
                  const Learner& learner) {
  const auto& organisation = learner.organisation;
  const auto now = context.clock.now();
  auto& assessments = transaction.assessments();
  CAIRN_TRY(const auto claims, transaction.claims().list_of_learner(organisation, learner.id));
  for (const auto& claim : claims) {
    if (claim.state == ClaimState::submitted)
      CAIRN_CHECK(transaction.claims().decide(
          {organisation, claim.id, ClaimState::declined, {}, actor.account, now}));
    CAIRN_TRY(auto appeal, optional(assessments.find_appeal(organisation, claim.id)));
    if (appeal && appeal->state == AppealState::open) {
      appeal->state = AppealState::dismissed;
      appeal->answered = now;
      CAIRN_CHECK(assessments.put_appeal(*appeal));
    }
    CAIRN_CHECK(assessments.remove_verdict(organisation, claim.id));
    CAIRN_TRY(auto progress, assessments.find_progress(organisation, claim.id));
    progress.phase = Phase::closed;
    progress.assignee = progress.second = {};
    CAIRN_CHECK(assessments.put_progress(progress));
  }
  return done;
}

// The server's own mail to the address may be somebody's code to sign in, or lead to a page that
// the same person has of another organisation.
Status forget_recovery(Transaction& transaction, const std::string& email) {
  CAIRN_TRY(const auto holders, transaction.learner_records().find_by_address(email));
  if (!std::all_of(holders.begin(), holders.end(), is_erased)) return done;
  return transaction.outbox().remove_to(server_organisation(), email, recovery_subject);
}

}  // namespace

Status forget_learner(Context& context, Transaction& transaction, const Actor& actor,
                      const Learner& learner) {
  CAIRN_CHECK(erase_awards(context, transaction, learner));
  CAIRN_CHECK(forget_what_was_said(transaction, learner.id.text));
  CAIRN_CHECK(end_claims(context, transaction, actor, learner));
  CAIRN_CHECK(forget_outcomes(transaction, learner));
  const auto nobodys = token_hash(new_token(learner.organisation, context.random));
  CAIRN_TRY(auto addresses,
            transaction.learner_records().addresses_of(learner.organisation, learner.id));
  addresses.push_back({learner.organisation, learner.id, learner.email, {}});
  CAIRN_CHECK(transaction.learner_records().erase(learner.organisation, learner.id, nobodys));
  for (const auto& address : addresses) {
    CAIRN_CHECK(transaction.outbox().remove_to(learner.organisation, address.email));
    CAIRN_CHECK(forget_recovery(transaction, address.email));
    CAIRN_CHECK(transaction.mail_records().forget_refusal(learner.organisation, address.email));
  }
  CAIRN_CHECK(transaction.outbox().remove_about(learner.organisation, learner.id));
  CAIRN_CHECK(Announcer(context, transaction, learner.organisation)
                  .tell(WebhookEvent::learner_erased, {.subject = learner.id.text,
                                                       .learner = {},
                                                       .data = {{"learner", learner.id.text}}}));
  return audit(context, transaction, actor, "learner.erase", learner.id.text);
}

Status erase_learner(Context& context, const Actor& actor, const LearnerId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, transaction->claims().find_learner(actor.organisation, id));
  if (is_erased(learner))
    return fail(ErrorCode::not_found, "learner", "This person has been removed already.");
  CAIRN_CHECK(forget_learner(context, *transaction, actor, learner));
  return transaction->commit();
}

Status erase_myself(Context& context, std::string_view learner_token,
                    const std::string& confirmation) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  if (to_lower_ascii(trim(confirmation)) != learner.email)
    return field_error({"/confirmation", "Your e-mail address"},
                       "Type the e-mail address this page belongs to, so that nothing is removed "
                       "by mistake.");
  CAIRN_CHECK(forget_learner(context, *transaction, acting(learner), learner));
  return transaction->commit();
}

}  // namespace cairn::app
