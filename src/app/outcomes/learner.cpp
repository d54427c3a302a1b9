// SPDX-License-Identifier: Apache-2.0
#include "app/outcomes/learner.h"

#include <algorithm>
#include <tuple>

#include "app/achievements/content_of.h"
#include "app/learners/holder.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/learner_records.h"
#include "app/ports/offers.h"
#include "base/text.h"
#include "outcomes/limits.h"

namespace cairn::app {
namespace {

// One credential an achievement, since the first of its badges.
Status add_award(Transaction& transaction, LearnerOutcomes& into, const Award& award) {
  CAIRN_TRY(const auto offer,
            optional(transaction.awards().offers().find(award.organisation, award.id)));
  if (award.erased || award.revoked || (offer && offer->state != OfferState::accepted)) return done;
  const auto day = format_instant(award.awarded).substr(0, 10);
  auto& held = into.desk.credentials;
  const auto same = std::find_if(held.begin(), held.end(), [&](const outcomes::Credential& it) {
    return it.key == award.achievement.text;
  });
  if (same != held.end()) {
    same->day = std::min(same->day, day);
    return done;
  }
  CAIRN_TRY(const auto achievement,
            transaction.achievements().find_version(award.organisation, award.achievement,
                                                    award.achievement_version));
  held.push_back({award.achievement.text, std::string(name_in(achievement, into.learner.language)),
                  into.organisation.name, day, true});
  into.sharer.awards.emplace_back(award.achievement.text, award.id);
  return done;
}

Result<bool> is_proved(Transaction& transaction, const Learner& learner) {
  CAIRN_TRY(const auto proved,
            transaction.learner_records().addresses_of(learner.organisation, learner.id));
  return std::ranges::count(proved, to_lower_ascii(learner.email), &LearnerAddress::email) > 0;
}

}  // namespace

Result<LearnerOutcomes> outcomes_of_learner(Context& context, std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  LearnerOutcomes out;
  CAIRN_TRY(out.learner, holder_of(*transaction, learner_token));
  const auto& [organisation, id] = std::tie(out.learner.organisation, out.learner.id);
  CAIRN_TRY(out.organisation, transaction->organisations().find(organisation));
  out.desk.name = out.learner.name;
  out.sharer.organisation = organisation;
  out.sharer.learner = id;
  CAIRN_TRY(out.address_proved, is_proved(*transaction, out.learner));
  CAIRN_TRY(const auto stored, optional(transaction->outcomes().find(organisation, id)));
  if (stored) {
    CAIRN_TRY(out.desk.record, read_record_text(stored->content));
    out.version = stored->version;
  }
  CAIRN_TRY(const auto awards, transaction->awards().list_of_learner(organisation, id));
  for (const auto& award : awards) CAIRN_CHECK(add_award(*transaction, out, award));
  show_own_credentials(out.desk);
  return out;
}

Status keep_outcomes(Context& context, const LearnerOutcomes& opened) {
  auto content = record_text(opened.desk.record);
  if (content.size() > outcomes::limits::record_bytes_max)
    return fail(ErrorCode::too_large, "outcomes",
                "This is more than a record may hold. Remove something first.");
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto& learner = opened.learner;
  CAIRN_TRY(const auto now, transaction->claims().find_learner(learner.organisation, learner.id));
  if (is_erased(now)) return fail(ErrorCode::not_found, "outcomes", "This page is gone.");
  CAIRN_CHECK(transaction->outcomes().put({.organisation = learner.organisation,
                                           .learner = learner.id,
                                           .content = std::move(content),
                                           .asked = opened.desk.record.asked,
                                           .version = opened.version,
                                           .changed = context.clock.now()}));
  CAIRN_TRY(const bool fewer, share_outcomes(context, *transaction, opened.sharer, opened.desk));
  CAIRN_CHECK(transaction->commit());
  if (fewer) context.next.forget();
  return done;
}

Status forget_outcomes(Transaction& transaction, const Learner& learner) {
  return transaction.outcomes().remove(learner.organisation, learner.id);
}

}  // namespace cairn::app
