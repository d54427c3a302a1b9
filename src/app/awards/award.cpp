// SPDX-License-Identifier: Apache-2.0
#include "app/awards/award.h"

#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/published.h"
#include "app/awards/status_place.h"
#include "app/issuing.h"
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
  } else if (evidence.kind == EvidenceKind::repository) {
    described.url = evidence.url;
    described.name = "Repository";
    described.description = evidence.reference;
  } else {
    described.name = evidence.kind == EvidenceKind::text ? "Text" : "File";
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

credential::NewAchievement describe(const Context& context, const Achievement& achievement) {
  credential::NewAchievement described;
  described.id = achievement_url(context, achievement.id);
  described.name = achievement.name;
  described.description = achievement.description;
  described.criteria = achievement.criteria;
  described.type = "MicroCredential";
  described.image = achievement_image_url(context, achievement);
  described.image_caption = achievement.alternative_text;
  described.version = std::to_string(achievement.version);
  described.tags = achievement.skills;
  return described;
}

struct Draft {
  Award award;
  StatusPlace place;
  Organisation issuer;
};

Result<std::string> sign_award(Context& context, const Signer& signer, const ClaimCase& decided,
                               const Draft& draft, const Assessed* assessed) {
  Arena arena;
  const json::Builder builder(arena);
  credential::NewAward described;
  described.id = draft.award.credential_id;
  described.issuer.id = signer.did;
  described.issuer.name = draft.issuer.name;
  described.issuer.url = draft.issuer.url;
  described.subject.email = decided.learner.email;
  described.subject.salt = new_salt(context.random);
  described.subject.name = decided.learner.name;
  described.achievement = describe(context, decided.achievement);
  described.valid_from = format_instant(draft.award.awarded);
  described.awarded = described.valid_from;
  described.evidence = describe_all(decided);
  if (assessed) add_results(context, decided.achievement.id, *assessed, described);
  described.status = credential::build_status_entry(status_list_url(context, draft.place.list),
                                                    static_cast<std::uint64_t>(draft.place.index),
                                                    "revocation", builder);
  CAIRN_TRY(const auto unsigned_award, credential::build_award(described, builder));
  return sign_credential(context, signer, unsigned_award);
}

}  // namespace

Status award_claim(Context& context, Transaction& transaction, const ClaimCase& decided,
                   const Assessed* assessed) {
  const auto& organisation = decided.claim.organisation;
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, organisation, crypto::KeyType::ed25519));
  Draft draft;
  CAIRN_TRY(draft.issuer, transaction.organisations().find(organisation));
  CAIRN_TRY(draft.place, take_status_place(context, transaction, signer, organisation));
  auto& award = draft.award;
  award.organisation = organisation;
  award.id = {new_name(organisation, context.random)};
  award.claim = decided.claim.id;
  award.achievement = decided.achievement.id;
  award.achievement_version = decided.achievement.version;
  award.learner = decided.learner.id;
  award.credential_id = badge_url(context, award.id);
  award.status_list = draft.place.list;
  award.status_index = draft.place.index;
  award.awarded = context.clock.now();
  CAIRN_TRY(award.credential, sign_award(context, signer, decided, draft, assessed));
  return transaction.awards().add(award);
}

}  // namespace cairn::app
