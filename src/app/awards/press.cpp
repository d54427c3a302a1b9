// SPDX-License-Identifier: Apache-2.0
#include "app/awards/press.h"

#include "app/achievements/manage.h"
#include "app/awards/badge.h"
#include "app/awards/published.h"
#include "app/issuing.h"
#include "credential/status_list.h"

namespace cairn::app {

namespace {

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

}  // namespace

Press::Press(Context& context, const Signer& signer, const Organisation& issuer,
             const Achievement& achievement)
    : context_(context), signer_(signer) {
  common_.issuer.id = signer.did;
  common_.issuer.name = issuer.name;
  common_.issuer.url = issuer.url;
  common_.achievement = describe(context, achievement);
}

Result<Award> Press::make(const AwardOrder& order, const StatusPlace& place) {
  Arena arena;
  const json::Builder builder(arena);
  Award award;
  award.organisation = order.achievement.organisation;
  award.id = {new_name(award.organisation, context_.random)};
  award.claim = order.claim;
  award.source = order.source;
  award.source_key = order.source_key;
  award.achievement = order.achievement.id;
  award.achievement_version = order.achievement.version;
  award.learner = order.learner.id;
  award.credential_id = badge_url(context_, award.id);
  award.status_list = place.list;
  award.status_index = place.index;
  award.awarded = context_.clock.now();
  award.valid_until = order.valid_until;
  common_.id = award.credential_id;
  common_.subject.email = order.learner.email;
  common_.subject.salt = new_salt(context_.random);
  common_.subject.name = order.learner.name;
  common_.valid_from = format_instant(award.awarded);
  common_.valid_until = order.valid_until ? format_instant(*order.valid_until) : std::string();
  common_.awarded = common_.valid_from;
  common_.evidence = order.evidence;
  common_.status = credential::build_status_entry(status_list_url(context_, place.list),
                                                  static_cast<std::uint64_t>(place.index),
                                                  "revocation", builder);
  const auto unsigned_award = credential::build_award(common_, builder);
  common_.status = std::nullopt;  // it ends with the arena
  if (!unsigned_award) return unsigned_award.error();
  CAIRN_TRY(award.credential, sign_credential(context_, signer_, *unsigned_award));
  return award;
}

}  // namespace cairn::app
