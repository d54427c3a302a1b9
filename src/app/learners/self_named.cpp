// SPDX-License-Identifier: Apache-2.0
#include "app/learners/self_named.h"

#include "app/awards/personal_link.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/optional.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {

std::string new_form_secret(Context& context, const OrganisationId& organisation) {
  return new_token(organisation, context.random);
}

std::string seed_of_answers(std::string_view secret,
                            std::initializer_list<std::string_view> answers) {
  if (secret.size() < limits::form_secret_characters_min) return {};
  std::string seed(secret);
  for (const auto text : answers) (seed += '\n') += encoding::to_hex(crypto::sha256(text).view());
  return seed;
}

Result<std::string> settle_self_named(Context& context, Transaction& transaction, Learner& learner,
                                      std::string_view token, std::string_view seed) {
  if (organisation_of(token) == learner.organisation) {
    auto known =
        transaction.claims().find_learner_by_token(learner.organisation, token_hash(token));
    if (known && known->email == learner.email && known->name == learner.name) {
      const auto language = learner.language;
      learner = std::move(known).value();
      CAIRN_CHECK(know_language(transaction, learner, language));
      return std::string(token);
    }
    if (!known && known.error().code != ErrorCode::not_found) return known.error();
  }
  CAIRN_TRY(const auto links, PersonalLinks::open(context, transaction));
  learner.id = {seed.empty() ? new_name(learner.organisation, context.random)
                             : name_from(learner.organisation, "learner " + std::string(seed))};
  auto fresh = links.learner_token(learner);
  CAIRN_TRY(auto again,
            optional(transaction.claims().find_learner(learner.organisation, learner.id)));
  if (again) {
    learner = std::move(*again);
    return fresh;
  }
  learner.token_hash = token_hash(fresh);
  learner.created = context.clock.now();
  learner.self_named = true;
  CAIRN_CHECK(transaction.claims().add_learner(learner));
  return fresh;
}

}  // namespace cairn::app
