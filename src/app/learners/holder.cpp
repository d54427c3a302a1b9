// SPDX-License-Identifier: Apache-2.0
#include "app/learners/holder.h"

#include <algorithm>

#include "app/awards/personal_link.h"
#include "app/ports/learner_records.h"

namespace cairn::app {

Result<Learner> holder_of(Transaction& transaction, std::string_view learner_token) {
  auto learner = transaction.claims().find_learner_by_token(organisation_of(learner_token),
                                                            token_hash(learner_token));
  if (learner || learner.error().code != ErrorCode::not_found) return learner;
  return fail(ErrorCode::not_permitted, "learner page",
              "This link opens no page. Check that it was copied whole.");
}

Result<std::string> replace_learner_token(Context& context, Transaction& transaction,
                                          Learner learner) {
  CAIRN_TRY(const auto links, PersonalLinks::open(context, transaction));
  ++learner.links;
  auto token = links.learner_token(learner);
  CAIRN_CHECK(transaction.claims().set_learner_token(learner.organisation, learner.id,
                                                     token_hash(token), learner.links));
  return token;
}

Status know_language(Transaction& transaction, Learner& learner, const std::string& language) {
  if (language.empty() || language == learner.language) return done;
  learner.language = language;
  return transaction.claims().set_learner_language(learner.organisation, learner.id, language);
}

Result<std::vector<std::string>> own_addresses(Transaction& transaction, const Learner& learner) {
  std::vector<std::string> all = {learner.email};
  CAIRN_TRY(auto proved,
            transaction.learner_records().addresses_of(learner.organisation, learner.id));
  for (auto& one : proved)
    if (one.email != learner.email) all.push_back(std::move(one.email));
  return all;
}

Result<bool> is_address_proved(Transaction& transaction, const Learner& learner) {
  if (!learner.self_named || is_erased(learner)) return true;
  CAIRN_TRY(const auto proved,
            transaction.learner_records().addresses_of(learner.organisation, learner.id));
  return std::ranges::any_of(proved,
                             [&](const LearnerAddress& one) { return one.email == learner.email; });
}

bool is_erased(const Learner& learner) { return learner.email == learner.id.text; }

Actor acting(const Learner& learner) { return {learner.organisation, {"learner"}, {}}; }

bool can_be_shown(const Award& award, Instant now) {
  return !award.revoked && !award.suspended && !award.erased && !award.credential.empty() &&
         (!award.valid_until || now < *award.valid_until);
}

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
