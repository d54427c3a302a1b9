// SPDX-License-Identifier: Apache-2.0
#include "app/awards/replace.h"

#include "app/achievements/content_of.h"
#include "app/awards/badge.h"
#include "app/awards/status_place.h"
#include "app/endorsing/accepted.h"
#include "app/issuing.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/award_changes.h"
#include "app/ports/claims.h"
#include "credential/reissue.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

// Who has the address is a learner of their own: the wrong person must not go on holding the badge.
Result<LearnerId> learner_with(Context& context, Transaction& transaction, const Award& award,
                               const Replacement& replacement) {
  auto& claims = transaction.claims();
  CAIRN_TRY(auto learner, claims.find_learner(award.organisation, award.learner));
  if (!replacement.email || *replacement.email == learner.email) return award.learner;
  CAIRN_TRY(const auto other,
            optional(claims.find_learner_by_email(award.organisation, *replacement.email)));
  if (other) return other->id;
  learner.id = {new_name(award.organisation, context.random)};
  learner.email = *replacement.email;
  learner.token_hash = token_hash(new_token(award.organisation, context.random));
  learner.created = context.clock.now();
  learner.self_named = false;
  if (replacement.name) learner.name = *replacement.name;
  CAIRN_CHECK(claims.add_learner(learner));
  return learner.id;
}

Result<credential::Reissue> changes_for(Context& context, Transaction& transaction,
                                        const Replacement& replacement, const StatusPlace& place,
                                        Award& next, json::Builder builder) {
  credential::Reissue changes;
  changes.id = next.credential_id;
  changes.status = status_entries(context, place, builder);
  changes.name = replacement.name;
  if (replacement.email) changes.email = {*replacement.email, new_salt(context.random)};
  if (replacement.until) {
    next.valid_until = *replacement.until;
    changes.valid_until = next.valid_until ? format_instant(*next.valid_until) : std::string();
  }
  if (replacement.newest_words) {
    CAIRN_TRY(const auto achievement,
              transaction.achievements().find(next.organisation, next.achievement));
    next.achievement_version = achievement.version;
    auto described = describe_achievement(context, achievement);
    CAIRN_TRY(const auto accepted,
              accepted_endorsements(transaction, next.organisation, next.achievement));
    credential::NewProfile unnamed;
    carry(accepted, described, unnamed);
    changes.achievement = credential::build_achievement(described, builder);
  }
  return changes;
}

// Who signs it too, as far as they still agree to what it says.
Result<std::vector<CoSigner>> others_for(Context& context, Transaction& transaction,
                                         const Award& next) {
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find_version(next.organisation, next.achievement,
                                                    next.achievement_version));
  return co_signers_of(context, transaction, achievement);
}

json::Value with_signers_named(const json::Value& document, const std::vector<CoSigner>& others,
                               json::Builder builder) {
  const auto sentence =
      together_sentence(std::string(document["issuer"].string_at("name")), others);
  if (sentence.empty()) return builder.without(document, "description");
  return builder.with(document, "description", builder.string(sentence));
}

}  // namespace

std::string version_url(const Context& context, const AwardId& id, std::int64_t version) {
  const auto first = badge_url(context, id);
  return version == 1 ? first : first + "/" + std::to_string(version);
}

Result<Award> replace_award(Context& context, Transaction& transaction, const Signer& signer,
                            const Award& former, const Replacement& replacement, StatusBits& bits) {
  Arena arena;
  const json::Builder builder(arena);
  CAIRN_TRY(const auto before, json::parse(former.credential, arena));
  CAIRN_TRY(const auto place, take_status_place(context, transaction, signer, former.organisation));
  auto next = former;
  ++next.version;
  next.credential_id = version_url(context, next.id, next.version);
  next.status_list = place.list;
  next.status_index = place.index;
  CAIRN_TRY(next.learner, learner_with(context, transaction, former, replacement));
  CAIRN_TRY(const auto changes,
            changes_for(context, transaction, replacement, place, next, builder));
  CAIRN_TRY(auto unsigned_next, credential::build_next_version(before, changes, builder));
  CAIRN_TRY(const auto others, others_for(context, transaction, next));
  unsigned_next = with_signers_named(unsigned_next, others, builder);
  next.signing_key = signer.id;
  CAIRN_TRY(next.credential,
            sign_together(context, signer, others, unsigned_next, securing::IssuerRule::set));
  bits.set(former.status_list, former.status_index, true);
  if (former.suspended) bits.set(place.suspension_list, place.index, true);
  CAIRN_CHECK(transaction.award_changes().replace(
      {former.organisation, former.id, former.version, former.achievement_version,
       former.credential_id, former.credential, former.status_list, former.status_index,
       context.clock.now(), replacement.reason},
      next));
  return next;
}

}  // namespace cairn::app
