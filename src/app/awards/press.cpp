// SPDX-License-Identifier: Apache-2.0
#include "app/awards/press.h"

#include "app/achievements/content_of.h"
#include "app/awards/badge.h"
#include "app/awards/published.h"
#include "app/issuing.h"
#include "app/organisation/profile.h"

namespace cairn::app {

Press::Press(Context& context, const Signer& signer, const std::vector<CoSigner>& others,
             const AcceptedEndorsements& endorsements, const Organisation& issuer,
             const Achievement& achievement)
    : context_(context),
      signer_(signer),
      others_(others),
      achievement_(achievement),
      names_(context.random) {
  common_.description = together_sentence(issuer.name, others);
  common_.issuer = profile_of(context, issuer, signer.did);
  common_.issuer.country = achievement.details.country;
  common_.achievement = describe_achievement(context, achievement);
  common_.achievement.endorsements = signed_words(endorsements.of_achievement, words_);
  common_.issuer.endorsements = signed_words(endorsements.of_issuer, words_);
  own_results_ = common_.achievement.result_descriptions;
}

Result<Award> Press::make(const AwardOrder& order, const StatusPlace& place) {
  Arena arena;
  const json::Builder builder(arena);
  Award award;
  award.organisation = achievement_.organisation;
  award.id = {names_.next(award.organisation, context_.random)};
  award.claim = order.claim;
  award.source = order.source;
  award.source_key = order.source_key;
  award.achievement = achievement_.id;
  award.achievement_version = achievement_.version;
  award.learner = order.learner.id;
  award.credential_id = badge_url(context_, award.id);
  award.status_list = place.list;
  award.status_index = place.index;
  award.awarded = context_.clock.now();
  award.valid_until =
      order.valid_until ? order.valid_until : expiry_of(achievement_, award.awarded);
  common_.id = award.credential_id;
  common_.subject.email = order.learner.email;
  common_.subject.salt = new_salt(context_.random);
  common_.subject.name = order.learner.name;
  common_.valid_from = format_instant(award.awarded);
  common_.valid_until = award.valid_until ? format_instant(*award.valid_until) : std::string();
  common_.awarded = common_.valid_from;
  common_.achievement.result_descriptions = own_results_;
  common_.achievement.result_descriptions.insert(common_.achievement.result_descriptions.end(),
                                                 order.result_descriptions.begin(),
                                                 order.result_descriptions.end());
  common_.results = order.results;
  common_.evidence = order.evidence;
  common_.status = status_entries(context_, place, builder);
  const auto unsigned_award = credential::build_award(common_, builder);
  common_.status = std::nullopt;  // it ends with the arena
  if (!unsigned_award) return unsigned_award.error();
  award.signing_key = signer_.id;
  CAIRN_TRY(award.credential, sign_together(context_, signer_, others_, *unsigned_award));
  return award;
}

}  // namespace cairn::app
