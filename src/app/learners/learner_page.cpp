// SPDX-License-Identifier: Apache-2.0
#include "app/learners/learner_page.h"

#include <algorithm>
#include <set>

#include "app/assessment/plans.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/assessments.h"

namespace cairn::app {
namespace {

Result<LearnerPage::Entry> entry_of_claim(Transaction& transaction, Claim claim) {
  LearnerPage::Entry entry;
  CAIRN_TRY(entry.achievement,
            transaction.achievements().find_version(claim.organisation, claim.achievement,
                                                    claim.achievement_version));
  CAIRN_TRY(entry.decision,
            optional(transaction.claims().find_decision(claim.organisation, claim.id)));
  CAIRN_TRY(const auto held, plan_for(transaction, claim.organisation, claim.achievement,
                                      claim.achievement_version));
  entry.assessed = held.has_value();
  CAIRN_TRY(const auto progress,
            optional(transaction.assessments().find_progress(claim.organisation, claim.id)));
  entry.asked_for = progress && progress->phase == Phase::asked;
  entry.claim = std::move(claim);
  return entry;
}

Status add_award(Transaction& transaction, LearnerPage::Entry& entry, Award award) {
  CAIRN_TRY(entry.achievement,
            transaction.achievements().find_version(award.organisation, award.achievement,
                                                    award.achievement_version));
  CAIRN_TRY(entry.hidden, transaction.sharing().is_hidden(award.organisation, award.id));
  entry.award = std::move(award);
  return done;
}

Instant moment_of(const LearnerPage::Entry& entry) {
  return entry.award ? entry.award->awarded : entry.claim->submitted;
}

// Claims with the badges they led to, and badges that came without one. A badge that was bound to
// somebody else's address is on that person's page.
Status add_entries(Transaction& transaction, LearnerPage& page) {
  const auto& [organisation, id] = std::tie(page.learner.organisation, page.learner.id);
  CAIRN_TRY(auto awards, transaction.awards().list_of_learner(organisation, id));
  CAIRN_TRY(auto claims, transaction.claims().list_of_learner(organisation, id));
  for (auto& claim : claims) {
    const auto its = std::find_if(awards.begin(), awards.end(),
                                  [&](const Award& award) { return award.claim == claim.id; });
    CAIRN_TRY(auto entry, entry_of_claim(transaction, std::move(claim)));
    if (its != awards.end()) {
      CAIRN_CHECK(add_award(transaction, entry, std::move(*its)));
      awards.erase(its);
    }
    page.entries.push_back(std::move(entry));
  }
  for (auto& award : awards) {
    LearnerPage::Entry entry;
    CAIRN_CHECK(add_award(transaction, entry, std::move(award)));
    page.entries.push_back(std::move(entry));
  }
  std::stable_sort(page.entries.begin(), page.entries.end(),
                   [](const auto& a, const auto& b) { return moment_of(a) > moment_of(b); });
  return done;
}

Result<LearnerPage> page_of(Transaction& transaction, Learner learner) {
  LearnerPage page;
  page.learner = std::move(learner);
  CAIRN_TRY(page.organisation, transaction.organisations().find(page.learner.organisation));
  CAIRN_CHECK(add_entries(transaction, page));
  CAIRN_TRY(page.addresses,
            transaction.learner_records().addresses_of(page.learner.organisation, page.learner.id));
  return page;
}

}  // namespace

std::string learner_url(const Context& context, std::string_view learner_token) {
  return context.base_url + "/l/" + std::string(learner_token);
}

Result<LearnerPage> learner_page(Context& context, std::string_view learner_token) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto learner, holder_of(*transaction, learner_token));
  CAIRN_TRY(auto page, page_of(*transaction, std::move(learner)));
  CAIRN_TRY(const auto codes,
            transaction->learner_records().codes_of(page.learner.organisation, page.learner.id));
  for (const auto& code : codes)
    if (code.expires > context.clock.now() && code.tries < limits::address_code_tries_max)
      page.awaited.push_back(code.email);
  return page;
}

Status read_in(Context& context, std::string_view learner_token, const std::string& language) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_TRY(auto learner, holder_of(*transaction, learner_token));
  CAIRN_CHECK(know_language(*transaction, learner, language));
  return transaction->commit();
}

Result<OwnBadge> own_badge(Context& context, std::string_view learner_token, const AwardId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto held, held_badge(*transaction, learner_token, id));
  OwnBadge own;
  own.learner = std::move(held.learner);
  own.award = std::move(held.award);
  CAIRN_TRY(own.organisation, transaction->organisations().find(own.learner.organisation));
  CAIRN_TRY(own.achievement,
            transaction->achievements().find_version(own.award.organisation, own.award.achievement,
                                                     own.award.achievement_version));
  CAIRN_TRY(own.hidden, transaction->sharing().is_hidden(own.award.organisation, id));
  CAIRN_TRY(own.links, transaction->sharing().links_of(own.award.organisation, id));
  return own;
}

Result<LearnerPage> kept_learner(Context& context, const Actor& actor, const LearnerId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto learner, transaction->claims().find_learner(actor.organisation, id));
  if (is_erased(learner))
    return fail(ErrorCode::not_found, "learner", "This person has been removed.");
  return page_of(*transaction, std::move(learner));
}

}  // namespace cairn::app
