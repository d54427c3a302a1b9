// SPDX-License-Identifier: Apache-2.0
#include "app/awards/award.h"

#include "app/awards/badge.h"
#include "app/awards/describe.h"
#include "app/awards/status_place.h"
#include "app/issuing.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "credential/build.h"
#include "credential/status_list.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// Files stay with the issuer: what is published of them is a digest, by which a file that somebody
// shows later can be recognised.
credential::NewEvidence describe(const Evidence& evidence) {
  credential::NewEvidence described;
  if (evidence.kind == EvidenceKind::link) {
    described.url = evidence.url;
    described.name = "Link";
  } else {
    described.name = "File";
    described.genre = evidence.media_type;
    described.description = std::to_string(evidence.size_bytes) + " bytes, SHA-256 " +
                            encoding::to_hex(evidence.sha256);
  }
  return described;
}

std::vector<credential::NewEvidence> describe_all(const ClaimCase& decided) {
  std::vector<credential::NewEvidence> all;
  credential::NewEvidence statement;
  statement.name = "What the learner did";
  statement.narrative = decided.claim.statement;
  all.push_back(std::move(statement));
  for (const auto& evidence : decided.evidence) all.push_back(describe(evidence));
  return all;
}

struct Draft {
  Award award;
  StatusPlace place;
  Organisation issuer;
};

Result<std::string> sign_award(Context& context, const Signer& signer, const AwardOrder& order,
                               const Draft& draft) {
  Arena arena;
  const json::Builder builder(arena);
  credential::NewAward described;
  described.id = draft.award.credential_id;
  described.issuer.id = signer.did;
  described.issuer.name = draft.issuer.name;
  described.issuer.url = draft.issuer.url;
  described.subject.email = order.learner.email;
  described.subject.salt = new_salt(context.random);
  described.subject.name = order.learner.name;
  described.achievement = describe_achievement(context, order.achievement);
  described.valid_from = format_instant(draft.award.awarded);
  if (order.valid_until) described.valid_until = format_instant(*order.valid_until);
  described.awarded = described.valid_from;
  described.evidence = order.evidence;
  described.status = status_entries(context, draft.place, builder);
  CAIRN_TRY(const auto unsigned_award, credential::build_award(described, builder));
  return sign_credential(context, signer, unsigned_award);
}

}  // namespace

Result<Award> make_award(Context& context, Transaction& transaction, const AwardOrder& order) {
  const auto& organisation = order.achievement.organisation;
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, organisation, crypto::KeyType::ed25519));
  Draft draft;
  CAIRN_TRY(draft.issuer, transaction.organisations().find(organisation));
  CAIRN_TRY(draft.place, take_status_place(context, transaction, signer, organisation));
  auto& award = draft.award;
  award.organisation = organisation;
  award.id = {new_name(organisation, context.random)};
  award.claim = order.claim;
  award.source = order.source;
  award.source_key = order.source_key;
  award.achievement = order.achievement.id;
  award.achievement_version = order.achievement.version;
  award.learner = order.learner.id;
  award.credential_id = badge_url(context, award.id);
  award.status_list = draft.place.list;
  award.status_index = draft.place.index;
  award.awarded = context.clock.now();
  award.valid_until = order.valid_until;
  CAIRN_TRY(award.credential, sign_award(context, signer, order, draft));
  CAIRN_CHECK(transaction.awards().add(award));
  return award;
}

Status award_claim(Context& context, Transaction& transaction, const ClaimCase& decided) {
  AwardOrder order;
  order.achievement = decided.achievement;
  order.learner = decided.learner;
  order.claim = decided.claim.id;
  order.source_key = decided.claim.id.text;
  order.evidence = describe_all(decided);
  CAIRN_TRY([[maybe_unused]] const auto award, make_award(context, transaction, order));
  return done;
}

}  // namespace cairn::app
