// SPDX-License-Identifier: Apache-2.0
#include "app/stack_house.h"

#include "app/optional.h"

namespace cairn::app {

Achievement StackHouse::achievement(const Actor& actor, const std::string& name, int credits,
                                    int eqf_level) {
  auto form = welding();
  form.name = name;
  form.details.ects.hundredths = 100 * credits;
  form.details.eqf = eqf_level;
  return must(
      publish_achievement(*context_, actor, must(create_achievement(*context_, actor, form)).id));
}

std::string StackHouse::learner(const Achievement& of, const std::string& name,
                                const std::string& email) {
  auto form = claim_form();
  form.name = name;
  form.email = email;
  return must(submit_claim(*context_, of.claim_code, form, "")).learner_token;
}

std::string StackHouse::foreign_badge(const Actor& issuer, const Achievement& of,
                                      const std::string& name, const std::string& email) {
  return give(issuer, learner(of, name, email), of).credential;
}

LearnerId StackHouse::id_of(const std::string& token) {
  auto transaction = must(store_->begin(Access::read));
  return must(
             transaction->claims().find_learner_by_token(organisation_of(token), token_hash(token)))
      .id;
}

Award StackHouse::give(const Actor& actor, const std::string& token, const Achievement& of,
                       std::optional<Instant> valid_until) {
  auto transaction = must(store_->begin(Access::write));
  AwardOrder order;
  order.achievement = of;
  order.learner =
      must(transaction->claims().find_learner_by_token(actor.organisation, token_hash(token)));
  order.source = AwardSource::person;
  order.source_key = new_name(actor.organisation, random_);
  order.valid_until = valid_until;
  auto made = must(make_award(*context_, *transaction, order));
  must(transaction->commit());
  return made;
}

OpenedStack StackHouse::stack(const Actor& actor, const std::string& name, const std::string& rule,
                              const std::string& terms, const StackTerms& policies) {
  const auto made = must(create_stack(*context_, actor, achievement(actor, name).id));
  const auto read = must(stacking::read_stack(R"({"version":1,"rule":)" + rule + terms + "}"));
  must(write_stack(*context_, actor, made.stored.id, read, policies));
  return must(publish_stack(*context_, actor, made.stored.id));
}

Evaluated StackHouse::evaluate() { return must(evaluate_due(*context_, 1000)); }

std::optional<Completion> StackHouse::completion(const OpenedStack& stack,
                                                 const std::string& token) {
  auto transaction = must(store_->begin(Access::read));
  return must(optional(transaction->stacks().find_completion(stack.stored.organisation,
                                                             stack.stored.id, id_of(token))));
}

Award StackHouse::award(const AwardId& id) {
  auto transaction = must(store_->begin(Access::read));
  return must(transaction->awards().find(organisation_of(id.text), id));
}

}  // namespace cairn::app
