// SPDX-License-Identifier: Apache-2.0
#include "app/learners/holder.h"

namespace cairn::app {

Result<Learner> holder_of(Transaction& transaction, std::string_view learner_token) {
  auto learner = transaction.claims().find_learner_by_token(organisation_of(learner_token),
                                                            token_hash(learner_token));
  if (learner || learner.error().code != ErrorCode::not_found) return learner;
  return fail(ErrorCode::not_permitted, "learner page",
              "This link opens no page. Check that it was copied whole.");
}

bool is_erased(const Learner& learner) { return learner.email == learner.id.text; }

Actor acting(const Learner& learner) { return {learner.organisation, {"learner"}, {}}; }

Result<HeldBadge> held_badge(Transaction& transaction, std::string_view learner_token,
                             const AwardId& id) {
  HeldBadge held;
  CAIRN_TRY(held.learner, holder_of(transaction, learner_token));
  CAIRN_TRY(held.award, transaction.awards().find(held.learner.organisation, id));
  if (held.award.learner != held.learner.id || held.award.erased)
    return fail(ErrorCode::not_found, "learner page", "There is no such badge on this page.");
  return held;
}

}  // namespace cairn::app
