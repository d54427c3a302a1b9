// SPDX-License-Identifier: Apache-2.0
#include <tuple>

#include "app/achievements/prerequisites.h"
#include "app/assessment/steps.h"
#include "app/audit.h"
#include "app/awards/codes.h"
#include "app/claims/case.h"
#include "app/claims/claim.h"
#include "app/claims/submitted.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/learners/self_named.h"
#include "app/limits.h"
#include "app/mail/staff.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "app/stacks/outside.h"
#include "base/text.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

// A claim read from its form, before anything of it is stored.
struct Draft {
  Learner learner;
  std::string statement;
  std::vector<ReadEvidence> evidence;
  std::optional<Declaration> declaration;  // where the claim is assessed by rubric
};

Result<Draft> read_form(const ClaimForm& form, const OpenedClaim& opened) {
  Draft draft;
  Faults faults;
  draft.learner.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  draft.learner.email = faults.take(email_field({"/email", "E-mail address"}, form.email));
  draft.statement =
      faults.take(text_field({"/statement", "What you did"}, form.statement,
                             limits::statement_characters_max, Presence::required, Lines::many));
  auto evidence = read_evidence(form);
  faults.check(evidence ? check_rule(opened.achievement.evidence_rule, *evidence)
                        : Status(evidence.error()));
  if (opened.plan) draft.declaration = faults.take(read_declaration(form.declaration));
  CAIRN_CHECK(faults.verdict());
  draft.evidence = std::move(evidence).value();
  return draft;
}

Result<OpenedClaim> open_in(Transaction& transaction, std::string_view claim_code,
                            AchievementState state = AchievementState::published) {
  const auto organisation = organisation_of(claim_code);
  auto achievement =
      transaction.achievements().find_by_claim_code(organisation, std::string(claim_code));
  if (!achievement && achievement.error().code != ErrorCode::not_found) return achievement.error();
  if (!achievement || achievement->state != state)
    return fail(ErrorCode::not_found, "claim",
                "This link leads to no badge. Ask whoever gave it to you for a new one.");
  CAIRN_TRY(auto owner, transaction.organisations().find(organisation));
  OpenedClaim opened{std::move(achievement).value(), std::move(owner), std::nullopt};
  CAIRN_TRY(opened.plan,
            plan_for(transaction, organisation, opened.achievement.id, opened.achievement.version));
  return opened;
}

// What was sent, in one text that differs whenever an answer does; "" where the form has no secret.
std::string seed_of(const ClaimForm& form, const Draft& draft) {
  auto seed =
      seed_of_answers(form.secret, {draft.learner.name, draft.learner.email, draft.statement});
  if (seed.empty()) return {};
  for (const auto& [evidence, bytes] : draft.evidence)
    (seed += '\n') += evidence.url + evidence.reference + encoding::to_hex(evidence.sha256);
  return seed;
}

struct Place {
  ClaimId id;
  bool uses_code = false;
};

// By a code an address claims once, and once more where that was declined. Its page is shown again
// only to who sent it.
Result<Place> place_by_code(Transaction& transaction, const Draft& draft, const std::string& code) {
  const auto& [organisation, email] = std::tie(draft.learner.organisation, draft.learner.email);
  for (int tried = 0;; ++tried) {
    const Place place{{name_from(organisation, "claim by code " + code + "\n" + email + "\n" +
                                                   std::to_string(tried))},
                      tried == 0};
    CAIRN_TRY(const auto earlier, optional(transaction.claims().find(organisation, place.id)));
    if (!earlier) return place;
    if (earlier->learner == draft.learner.id && earlier->statement == draft.statement) return place;
    if (earlier->state != ClaimState::declined)
      return field_error({"/email", "E-mail address"},
                         "With this address the badge has been asked for by this code already. "
                         "Open the page that was shown then.");
  }
}

Result<Place> place_of(Context& context, Transaction& transaction, const ClaimForm& form,
                       const Draft& draft, const std::string& seed) {
  if (!form.code.empty()) return place_by_code(transaction, draft, form.code);
  const auto& organisation = draft.learner.organisation;
  return Place{
      {seed.empty() ? new_name(organisation, context.random) : name_from(organisation, seed)}};
}

// What strangers send is kept until somebody decides, so there is an end to it.
Status check_room(Transaction& transaction, const Claim& claim) {
  CAIRN_TRY(const auto waiting,
            transaction.claims().count_waiting(claim.organisation, claim.achievement));
  if (waiting >= limits::waiting_claims_max)
    return fail(ErrorCode::conflict, "claim", "This badge takes no more claims just now.");
  return done;
}

Status store(Context& context, Transaction& transaction, const Claim& claim, const Draft& draft) {
  CAIRN_CHECK(transaction.claims().add(claim));
  CAIRN_CHECK(store_evidence(context, transaction, claim, 1, draft.evidence));
  if (draft.declaration) {
    auto declaration = *draft.declaration;
    declaration.organisation = claim.organisation;
    declaration.claim = claim.id;
    CAIRN_CHECK(transaction.assessments().add_declaration(declaration));
  }
  CAIRN_CHECK(begin_assessment(context, transaction, claim));
  CAIRN_CHECK(tell_submitted(context, transaction, claim, draft.learner.email));
  CAIRN_CHECK(tell_staff(context, transaction, claim));
  return audit(context, transaction, {claim.organisation, {"learner"}}, "claim.submit",
               claim.id.text);
}

}  // namespace

Result<OpenedClaim> open_claim(Context& context, std::string_view claim_code) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return open_in(*transaction, claim_code);
}

Result<OpenedClaim> open_retired_claim(Context& context, std::string_view claim_code) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return open_in(*transaction, claim_code, AchievementState::retired);
}

Result<SubmittedClaim> submit_claim(Context& context, std::string_view claim_code,
                                    const ClaimForm& form, std::string_view learner_token) {
  CAIRN_TRY(const auto opened, open_claim(context, claim_code));
  CAIRN_TRY(auto draft, read_form(form, opened));
  draft.learner.organisation = opened.organisation.id;
  draft.learner.language = form.language;

  CAIRN_TRY(const auto brought,
            read_brought_along(context, opened.achievement, draft.learner.email, form.badge_file));

  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  const auto seed = seed_of(form, draft);
  CAIRN_TRY(auto token,
            settle_self_named(context, *transaction, draft.learner, learner_token, seed));
  CAIRN_TRY(const auto place, place_of(context, *transaction, form, draft, seed));
  Claim claim;
  claim.organisation = opened.organisation.id;
  claim.id = place.id;
  CAIRN_TRY(const auto sent, optional(transaction->claims().find(claim.organisation, claim.id)));
  if (sent) return SubmittedClaim{claim.id, std::move(token)};
  claim.achievement = opened.achievement.id;
  claim.achievement_version = opened.achievement.version;
  claim.learner = draft.learner.id;
  claim.statement = draft.statement;
  claim.submitted = context.clock.now();
  if (brought) CAIRN_CHECK(keep_brought_along(context, *transaction, draft.learner, *brought));
  CAIRN_CHECK(check_shown(
      *transaction, opened.achievement,
      {draft.learner.email, std::string(learner_token), form.badges, brought ? &*brought : nullptr},
      claim.submitted));
  CAIRN_CHECK(check_room(*transaction, claim));
  CAIRN_CHECK(store(context, *transaction, claim, draft));
  if (place.uses_code) CAIRN_CHECK(count_use(*transaction, claim.organisation, form.code));
  CAIRN_CHECK(transaction->commit());
  return SubmittedClaim{claim.id, std::move(token)};
}

}  // namespace cairn::app
