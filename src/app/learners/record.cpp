// SPDX-License-Identifier: Apache-2.0
#include "app/learners/record.h"

#include <map>
#include <set>

#include "app/issuing.h"
#include "app/learners/holder.h"
#include "app/organisation/profile.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/ports/stacks.h"
#include "app/signing.h"
#include "app/urn.h"
#include "base/limits.h"
#include "credential/build_clr.h"
#include "credential/clr.h"
#include "credential/open_badge_3.h"
#include "json/parse.h"

namespace cairn::app {
namespace {

constexpr const char* where = "record";

// The badges that hold, oldest first, and what each is for by the id of its award.
struct Held {
  std::vector<json::Value> credentials;
  std::map<std::string, std::string> achievements;
};

Result<Held> held_by(Transaction& transaction, const Learner& learner, Instant now, Arena& arena) {
  CAIRN_TRY(auto awards, transaction.awards().list_of_learner(learner.organisation, learner.id));
  Held held;
  for (auto award = awards.rbegin(); award != awards.rend(); ++award) {
    if (!can_be_shown(*award, now)) continue;
    CAIRN_TRY(const auto credential, json::parse(arena.copy(award->credential), arena));
    held.credentials.push_back(credential);
    held.achievements.emplace(award->id.text,
                              credential::achievement_of(credential).string_at("id"));
  }
  if (held.credentials.empty())
    return fail(ErrorCode::not_found, where, "There is no badge that could be put into a record.");
  if (held.credentials.size() >= limits::presented_credentials_max)
    return fail(ErrorCode::too_large, where, "There are more badges than one record holds.");
  return held;
}

// Of every stack in it: each part that is in it, too, is part of the stack.
Result<std::vector<credential::NewAssociation>> associations_of(Transaction& transaction,
                                                                const Learner& learner,
                                                                const Held& held) {
  CAIRN_TRY(const auto completions,
            transaction.stacks().completions_of_learner(learner.organisation, learner.id));
  std::vector<credential::NewAssociation> all;
  std::set<std::pair<std::string, std::string>> known;
  for (const auto& completion : completions) {
    const auto stack = held.achievements.find(completion.award.text);
    if (stack == held.achievements.end()) continue;
    for (const auto& id : completion.parts) {
      const auto part = held.achievements.find(id);
      if (part == held.achievements.end() || part->second == stack->second) continue;
      if (known.emplace(part->second, stack->second).second)
        all.push_back({"isPartOf", part->second, stack->second});
    }
  }
  return all;
}

Result<std::string> signed_record(Context& context, Transaction& transaction,
                                  const Learner& learner) {
  Arena arena;
  const auto now = context.clock.now();
  CAIRN_TRY(const auto organisation, transaction.organisations().find(learner.organisation));
  CAIRN_TRY(const auto signer,
            signer_of(context, transaction, learner.organisation, crypto::KeyType::ed25519));
  CAIRN_TRY(auto held, held_by(transaction, learner, now, arena));
  credential::NewRecord record;
  CAIRN_TRY(record.associations, associations_of(transaction, learner, held));
  record.id = new_urn(context.random);
  record.name = "Record of badges: " + organisation.name;
  record.issuer = profile_of(context, organisation, signer.did);
  record.subject = {.email = learner.email, .salt = new_salt(context.random), .name = learner.name};
  record.valid_from = format_instant(now);
  record.held = std::move(held.credentials);
  CAIRN_TRY(const auto document, credential::build_record(record, json::Builder(arena)));
  if (!context.vocabularies->find(credential::context_clr_2))
    return with_remedy(fail(ErrorCode::unknown_context, where,
                            "This server does not have the vocabulary of such records (CLR 2.0)."),
                       "Whoever runs it can give it by cairn serve --contexts, or let it open "
                       "purl.imsglobal.org.");
  return sign_credential(context, signer, document);
}

}  // namespace

bool makes_records(Context& context) {
  return context.vocabularies->may_have(credential::context_clr_2);
}

Result<std::string> own_record(Context& context, std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto learner, holder_of(*transaction, learner_token));
  return signed_record(context, *transaction, learner);
}

Result<std::string> record_of(Context& context, const Actor& actor, const LearnerId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto learner, transaction->claims().find_learner(actor.organisation, id));
  if (is_erased(learner)) return fail(ErrorCode::not_found, where, "This person has been removed.");
  return signed_record(context, *transaction, learner);
}

}  // namespace cairn::app
