// SPDX-License-Identifier: Apache-2.0
#include "app/awards/offer.h"

#include "app/audit.h"
#include "app/awards/personal_link.h"
#include "app/awards/status_bits.h"
#include "app/mail/postman.h"
#include "app/optional.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/sharing/share.h"
#include "app/stacks/evaluate.h"
#include "app/webhooks/announce.h"

namespace cairn::app {
namespace {

constexpr std::int64_t day_microseconds = 24LL * 60 * 60 * 1'000'000;
constexpr std::int64_t offers_at_once_max = 200;

// The badge is void from now on, and the log says why.
Status withdraw(Context& context, Transaction& transaction, const Award& award,
                std::string_view actor, const std::string& reason) {
  if (award.revoked) return done;
  CAIRN_CHECK(
      transaction.awards().revoke(award.organisation, award.id, context.clock.now(), reason));
  StatusBits bits;
  bits.set(award.status_list, award.status_index, true);
  CAIRN_CHECK(bits.publish(context, transaction, award.organisation));
  CAIRN_CHECK(
      Announcer(context, transaction, award.organisation).tell(WebhookEvent::award_revoked, award));
  return audit(context, transaction, {award.organisation, {std::string(actor)}}, "award.revoke",
               award.id.text, reason);
}

Status settle(Context& context, Transaction& transaction, Offer offer, OfferState state) {
  offer.state = state;
  offer.settled = context.clock.now();
  return transaction.awards().offers().update(offer);
}

}  // namespace

Status make_offer(Context& context, Transaction& transaction, const Award& award, Instant until) {
  Offer offer;
  offer.organisation = award.organisation;
  offer.award = award.id;
  offer.until = {std::max(until.microseconds + day_microseconds - 1'000'000,
                          context.clock.now().microseconds)};
  return transaction.awards().offers().add(offer);
}

Result<PersonalPage> open_personal_link(Context& context, std::string_view token) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.award_of(token));
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  PersonalPage page;
  CAIRN_TRY(page.award, transaction->awards().find(organisation, id));
  CAIRN_TRY(page.achievement,
            transaction->achievements().find_version(organisation, page.award.achievement,
                                                     page.award.achievement_version));
  CAIRN_TRY(const auto learner,
            transaction->claims().find_learner(organisation, page.award.learner));
  CAIRN_TRY(const auto issuer, transaction->organisations().find(organisation));
  page.learner_name = learner.name;
  page.issuer_name = issuer.name;
  CAIRN_TRY(page.offer, optional(transaction->awards().offers().find(organisation, id)));
  CAIRN_TRY(page.hidden, is_hidden(*transaction, id));
  auto own = links.learner_token(learner);
  if (token_hash(own) == learner.token_hash) page.learner_token = std::move(own);
  context.counters.count(organisation, page.award.achievement, UsageEvent::link_opened,
                         context.clock.now());
  return page;
}

Status answer_offer(Context& context, std::string_view token, Answer answer) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context));
  CAIRN_TRY(const auto id, links.award_of(token));
  const auto organisation = organisation_of(id.text);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(const auto award, transaction->awards().find(organisation, id));
  CAIRN_TRY(const auto offer, optional(transaction->awards().offers().find(organisation, id)));
  const auto wanted = answer == Answer::accept ? OfferState::accepted : OfferState::declined;
  if (offer && offer->state == wanted) return done;  // sent twice
  if (!offer || offer->state != OfferState::offered || offer->until < context.clock.now())
    return fail(ErrorCode::conflict, "offer",
                "This offer is over. Ask whoever gave you the link for a new one.");
  CAIRN_CHECK(settle(context, *transaction, *offer, wanted));
  CAIRN_CHECK(awards_changed(context, *transaction, organisation, award.learner));
  if (answer == Answer::decline)
    CAIRN_CHECK(withdraw(context, *transaction, award, "learner", "The learner declined it."));
  CAIRN_CHECK(audit(context, *transaction, {organisation, {"learner"}},
                    answer == Answer::accept ? "offer.accept" : "offer.decline", id.text));
  return transaction->commit();
}

Result<int> expire_offers(Context& context) {
  int ended = 0;
  for (;;) {
    CAIRN_TRY(auto transaction, context.store.begin(Access::write));
    CAIRN_TRY(const auto over,
              transaction->awards().offers().list_ending(context.clock.now(), offers_at_once_max));
    if (over.empty()) return ended;
    for (const auto& offer : over) {
      CAIRN_TRY(const auto award, transaction->awards().find(offer.organisation, offer.award));
      CAIRN_CHECK(settle(context, *transaction, offer, OfferState::expired));
      CAIRN_CHECK(awards_changed(context, *transaction, offer.organisation, award.learner));
      CAIRN_CHECK(withdraw(context, *transaction, award, "server", "Nobody accepted it in time."));
      CAIRN_CHECK(
          Postman(context, *transaction, award.organisation).send(MailKind::offer_over, award));
      ++ended;
    }
    CAIRN_CHECK(transaction->commit());
  }
}

Status check_not_offered(Transaction& transaction, const OrganisationId& organisation,
                         const AwardId& award) {
  CAIRN_TRY(const auto offer, optional(transaction.awards().offers().find(organisation, award)));
  if (!offer || offer->state == OfferState::accepted) return done;
  return fail(ErrorCode::not_found, "badge",
              offer->state == OfferState::offered
                  ? "This badge was offered, and its learner has not accepted it yet."
                  : "This badge was offered and came to nothing.");
}

}  // namespace cairn::app
