// SPDX-License-Identifier: Apache-2.0
#include "app/awards/award.h"

#include "app/achievements/content_of.h"
#include "app/awards/press.h"
#include "app/awards/status_place.h"
#include "app/learners/holder.h"
#include "app/mail/postman.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/sharing/share.h"
#include "app/stacks/evaluate.h"
#include "app/webhooks/announce.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// Files stay with the issuer: what is published of them is a digest, by which a file that somebody
// shows later can be recognised.
credential::NewEvidence describe(const Evidence& evidence, const Words& words) {
  credential::NewEvidence described;
  if (evidence.kind == EvidenceKind::link) {
    described.url = evidence.url;
    described.name = words(to_say("Link"));
  } else if (evidence.kind == EvidenceKind::repository) {
    described.url = evidence.url;
    described.name = words(to_say("Repository"));
    described.description = evidence.reference;
  } else {
    described.name = words(evidence.kind == EvidenceKind::text ? to_say("Text") : to_say("File"));
    described.genre = evidence.media_type;
    described.description =
        said(phrase("{} bytes, SHA-256 {}", evidence.size_bytes, encoding::to_hex(evidence.sha256)),
             words);
  }
  return described;
}

std::vector<credential::NewEvidence> describe_all(const ClaimCase& decided, const Words& words) {
  std::vector<credential::NewEvidence> all;
  credential::NewEvidence statement;
  statement.name = words(to_say("What the learner did"));
  statement.narrative = decided.claim.statement;
  all.push_back(std::move(statement));
  for (const auto& evidence : decided.evidence) all.push_back(describe(evidence, words));
  return all;
}

}  // namespace

Result<Award> make_award(Context& context, Transaction& transaction, const AwardOrder& order) {
  const auto& organisation = order.achievement.organisation;
  if (is_erased(order.learner))
    return fail(ErrorCode::conflict, "award", "Whoever this badge is for was erased.");
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, organisation, crypto::KeyType::ed25519));
  CAIRN_TRY(const auto issuer, transaction.organisations().find(organisation));
  CAIRN_TRY(const auto place, take_status_place(context, transaction, signer, organisation));
  CAIRN_TRY(const auto others, co_signers_of(context, transaction, order.achievement));
  CAIRN_TRY(const auto endorsements, accepted_endorsements(context, transaction, organisation,
                                                           order.achievement.id, signer.did));
  Press press(context, signer, others, endorsements, issuer, order.achievement);
  CAIRN_TRY(const auto award, press.make(order, place));
  CAIRN_CHECK(transaction.awards().add(award));
  CAIRN_CHECK(hide_at_first(transaction, order.achievement, award));
  CAIRN_CHECK(award_made(context, transaction, award));
  CAIRN_CHECK(Announcer(context, transaction, organisation).tell(WebhookEvent::award_made, award));
  return award;
}

Status award_claim(Context& context, Transaction& transaction, const ClaimCase& decided,
                   const Assessed* assessed) {
  AwardOrder order;
  order.achievement = decided.achievement;
  order.learner = decided.learner;
  order.claim = decided.claim.id;
  order.source_key = decided.claim.id.text;
  order.evidence = describe_all(decided, words_for(context, decided.achievement));
  if (assessed) {
    auto told = told_of(context, decided.achievement, *assessed);
    order.result_descriptions = std::move(told.descriptions);
    order.results = std::move(told.results);
    order.evidence.push_back(std::move(told.evidence));
  }
  CAIRN_TRY(const auto award, make_award(context, transaction, order));
  return Postman(context, transaction, award.organisation)
      .send(MailKind::award_made, award, decided.learner, decided.achievement);
}

}  // namespace cairn::app
