// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/automatic.h"

#include "app/achievements/prerequisites.h"
#include "app/assessment/by_marks.h"
#include "app/assessment/steps.h"
#include "app/audit.h"
#include "app/claims/case.h"
#include "app/claims/submitted.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "crypto/hash.h"
#include "encoding/hex.h"

namespace cairn::app {
namespace {

constexpr std::size_t key_characters_max = 200;

struct Draft {
  std::string key;
  Learner learner;
  std::string statement;
  std::string reason;
  std::string waiver;
  std::vector<ReadEvidence> evidence;
};

Result<Draft> read_form(const AutomaticForm& form) {
  Draft draft;
  Faults faults;
  draft.key = faults.take(
      text_field({"/key", "The key"}, form.key, key_characters_max, Presence::required));
  draft.learner.name = faults.take(text_field({"/learner/name", "The learner’s name"}, form.name,
                                              limits::name_characters_max, Presence::required));
  draft.learner.email =
      faults.take(email_field({"/learner/email", "The learner’s e-mail address"}, form.email));
  draft.statement =
      faults.take(text_field({"/statement", "What they did"}, form.statement,
                             limits::statement_characters_max, Presence::optional, Lines::many));
  draft.reason =
      faults.take(text_field({"/reason", "The reason"}, form.reason, limits::reason_characters_max,
                             Presence::optional, Lines::many));
  draft.waiver =
      faults.take(text_field({"/waiver", "The reason"}, form.waiver, limits::reason_characters_max,
                             Presence::optional, Lines::many));
  SentEvidence sent;
  sent.links = form.links;
  draft.evidence = faults.take(read_evidence(sent));
  CAIRN_CHECK(faults.verdict());
  return draft;
}

// Two texts that were joined never read as two others.
std::string marked_off(std::string_view text) {
  return std::to_string(text.size()) + ":" + std::string(text);
}

Bytes digest_of(const AutomaticForm& form) {
  std::string all;
  for (const auto* text :
       {&form.achievement.text, &form.name, &form.email, &form.statement, &form.reason})
    all += marked_off(*text);
  for (const auto& link : form.links) all += marked_off(link);
  all += assessment::write_marking(form.marking);
  for (const auto& flag : {form.supervised, form.identity_checked})
    all += flag ? (*flag ? "yes" : "no") : "-";
  const auto digest = crypto::sha256(all);
  return Bytes(digest.view().begin(), digest.view().end());
}

struct Found {
  Achievement achievement;
  HeldPlan held;
};

Result<Found> find_plan(Transaction& transaction, const Actor& actor, const AchievementId& id) {
  Found found;
  const Field field{"/achievement", "The achievement"};
  auto achievement = transaction.achievements().find(actor.organisation, id);
  if (!achievement && achievement.error().code == ErrorCode::not_found)
    return field_error(field, "There is no such achievement. Give the id of one of yours.");
  if (!achievement) return achievement.error();
  found.achievement = std::move(achievement).value();
  if (found.achievement.state != AchievementState::published)
    return field_error(field, "This achievement is not published. Publish it first.");
  CAIRN_TRY(auto held, plan_for(transaction, actor.organisation, id, found.achievement.version));
  if (!held)
    return field_error(field, "Nothing says what it takes to pass. Give the achievement a rubric.");
  found.held = std::move(*held);
  return found;
}

Result<Learner> settle_learner(Context& context, Transaction& transaction, const Actor& actor,
                               Learner learner) {
  auto& claims = transaction.claims();
  CAIRN_TRY(auto known, optional(claims.find_learner_by_email(actor.organisation, learner.email)));
  if (known) return std::move(*known);
  learner.organisation = actor.organisation;
  learner.id = {new_name(actor.organisation, context.random)};
  learner.token_hash = token_hash(new_token(actor.organisation, context.random));
  learner.created = context.clock.now();
  CAIRN_CHECK(claims.add_learner(learner));
  return learner;
}

Verdict verdict_of(const AutomaticForm& form, const Claim& claim, const HeldPlan& held,
                   const assessment::Score& score, const Actor& actor) {
  const auto& plan = held.plan;
  Verdict verdict;
  verdict.organisation = claim.organisation;
  verdict.claim = claim.id;
  verdict.outcome = score.passed ? ClaimState::awarded : ClaimState::declined;
  verdict.role = MarkingRole::automatic;
  verdict.supervised = form.supervised.value_or(plan.circumstances.supervised);
  verdict.identity_checked = form.identity_checked.value_or(plan.circumstances.identity_checked);
  verdict.decided_by = actor.account;
  verdict.decided = claim.submitted;
  const auto minutes = form.confirmation == Confirmation::at_once ? 0 : plan.policy.undo_minutes;
  verdict.effective = Instant{verdict.decided.microseconds + minutes * 60'000'000};
  return verdict;
}

Result<Claim> store(Context& context, Transaction& transaction, const Actor& actor,
                    const Draft& draft, const Found& found) {
  Claim claim;
  CAIRN_TRY(const auto learner, settle_learner(context, transaction, actor, draft.learner));
  claim.organisation = actor.organisation;
  claim.id = {new_name(actor.organisation, context.random)};
  claim.achievement = found.achievement.id;
  claim.achievement_version = found.achievement.version;
  claim.learner = learner.id;
  claim.statement = draft.statement.empty() ? "Assessed by a program." : draft.statement;
  claim.submitted = context.clock.now();
  CAIRN_CHECK(transaction.claims().add(claim));
  CAIRN_CHECK(store_evidence(context, transaction, claim, 1, draft.evidence));
  CAIRN_CHECK(begin_assessment(context, transaction, claim));
  CAIRN_CHECK(tell_submitted(context, transaction, claim, learner.email));
  return claim;
}

Status judge(Context& context, Transaction& transaction, const Actor& actor,
             const AutomaticForm& form, const Draft& draft, const Claim& claim,
             const Found& found) {
  const auto now = claim.submitted;
  CAIRN_CHECK(transaction.assessments().put_marking(
      {actor.organisation, claim.id, 1, MarkingRole::automatic, actor.account,
       assessment::write_marking(form.marking), 0, now, now}));
  CAIRN_CHECK(note(context, transaction, actor, claim.id, CaseDeed::marked,
                   name_of(MarkingRole::automatic)));
  const auto& rubric = found.held.plan.rubric;
  const auto score = assessment::score(form.marking, rubric);
  auto verdict = verdict_of(form, claim, found.held, score, actor);
  verdict.reason = draft.reason;
  if (verdict.reason.empty() && !score.passed) {
    CAIRN_TRY(const auto learner,
              transaction.claims().find_learner(actor.organisation, claim.learner));
    CAIRN_TRY(const auto language, language_of(transaction, learner));
    verdict.reason = shortfall(context, language, score, rubric);
  }
  CAIRN_CHECK(transaction.assessments().put_verdict(verdict));
  CAIRN_CHECK(
      note(context, transaction, actor, claim.id, CaseDeed::decided, name_of(verdict.outcome)));
  CAIRN_TRY(const auto state, read_state(transaction, actor.organisation, claim.id));
  if (verdict.effective <= now) return carry_out(context, transaction, state, verdict);
  return move_to(context, transaction, state.progress, Phase::decided, actor.account);
}

}  // namespace

Result<AutomaticOutcome> assess_automatically(Context& context, const Actor& actor,
                                              const AutomaticForm& given) {
  auto form = given;
  CAIRN_CHECK(clean(form.marking));
  CAIRN_TRY(const auto draft, read_form(form));
  const auto digest = digest_of(form);
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& assessments = transaction->assessments();
  CAIRN_TRY(const auto sent, optional(assessments.find_automatic(actor.organisation, draft.key)));
  if (sent && sent->digest != digest)
    return fail(ErrorCode::conflict, "assessment",
                "This key was used for another assessment. Choose a new one.", "/key");
  if (sent) return AutomaticOutcome{sent->claim, true};
  CAIRN_TRY(const auto found, find_plan(*transaction, actor, form.achievement));
  CAIRN_CHECK(assessment::check_complete(form.marking, found.held.plan.rubric));
  CAIRN_CHECK(check_held(*transaction, found.achievement, draft.learner.email, draft.waiver,
                         context.clock.now()));
  CAIRN_TRY(const auto claim, store(context, *transaction, actor, draft, found));
  if (!draft.waiver.empty())
    CAIRN_CHECK(audit(context, *transaction, actor, "award.waive", claim.id.text, draft.waiver));
  CAIRN_CHECK(assessments.add_automatic({actor.organisation, draft.key, digest, claim.id}));
  CAIRN_CHECK(judge(context, *transaction, actor, form, draft, claim, found));
  CAIRN_CHECK(transaction->commit());
  return AutomaticOutcome{claim.id, false};
}

}  // namespace cairn::app
