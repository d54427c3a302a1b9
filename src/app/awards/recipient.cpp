// SPDX-License-Identifier: Apache-2.0
#include "app/awards/recipient.h"

#include "app/optional.h"

namespace cairn::app {

Result<Recipients> Recipients::open(Context& context) {
  CAIRN_TRY(auto links, PersonalLinks::open(context));
  return Recipients(std::move(links), NameRun(context.random));
}

Learner Recipients::fresh(Context& context, const OrganisationId& organisation,
                          const std::string& name, const std::string& email) const {
  Learner learner;
  learner.organisation = organisation;
  learner.id = {names_.next(organisation, context.random)};
  learner.name = name;
  learner.email = email;
  learner.token_hash = token_hash(links_.learner_token(learner));
  learner.created = context.clock.now();
  return learner;
}

Result<Learner> Recipients::settle(Context& context, Transaction& transaction,
                                   const OrganisationId& organisation, const std::string& name,
                                   const std::string& email) const {
  CAIRN_TRY(auto known, optional(transaction.claims().find_learner_by_email(organisation, email)));
  if (known) {
    known->name = name;
    known->email = email;
    return std::move(*known);
  }
  auto learner = fresh(context, organisation, name, email);
  CAIRN_CHECK(transaction.claims().add_learner(learner));
  return learner;
}

}  // namespace cairn::app
