// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/by_marks.h"

#include "app/assessment/decide.h"
#include "app/claims/case.h"
#include "app/ports/mail_records.h"
#include "base/filled.h"

namespace cairn::app {
namespace {

std::string_view missing_in(Phase phase) {
  switch (phase) {
    case Phase::marking: return to_say("The first marker’s marks are missing.");
    case Phase::asked: return to_say("The learner was asked for more and has not sent it yet.");
    case Phase::second: return to_say("The second marker’s marks are missing.");
    case Phase::moderation:
      return to_say(
          "The two markers lie too far apart: the mark of a third, or one they agree on, is "
          "missing.");
    case Phase::ready: return {};
    case Phase::decided:
      return to_say("It is decided already. The decision can be undone on the claim’s page.");
    case Phase::closed: return to_say("This claim has been decided already.");
    case Phase::appeal: return to_say("It is appealed: the marks of somebody new are missing.");
  }
  return {};
}

Result<std::string> missing_for(Transaction& transaction, const Actor& actor,
                                const CaseState& state) {
  const auto missing = missing_in(state.progress.phase);
  if (!missing.empty()) return std::string(missing);
  CAIRN_TRY(auto bar, barred(transaction, state, actor.account));
  if (!bar.empty()) return bar;
  return unfit_to_decide(transaction, state, actor.account);
}

}  // namespace

Result<ByMarks> look_by_marks(Transaction& transaction, const Actor& actor, const ClaimId& id) {
  CAIRN_TRY(auto claim, read_case(transaction, actor.organisation, id));
  CAIRN_TRY(const auto held, plan_for(transaction, actor.organisation, claim.claim.achievement,
                                      claim.claim.achievement_version));
  if (!held)
    return fail(ErrorCode::conflict, "decide",
                filled("{}, “{}”: this claim has no rubric. Award it or decline it.",
                       claim.learner.name, claim.achievement.name));
  ByMarks out;
  CAIRN_TRY(out.state, read_state(transaction, actor.organisation, id));
  CAIRN_TRY(out.missing, missing_for(transaction, actor, out.state));
  return out;
}

Status decide_by_marks(Context& context, Transaction& transaction, const Actor& actor,
                       const ClaimId& id, std::string_view reason,
                       const std::optional<ReadRound>& round) {
  CAIRN_TRY(auto found, look_by_marks(transaction, actor, id));
  const auto* settled = found.state.settled();
  if (!found.missing.empty() || settled == nullptr)
    return fail(ErrorCode::conflict, "decide", std::move(found.missing));
  const auto& plan = found.state.held.plan;
  VerdictForm form;
  form.outcome = settled->score.passed ? ClaimState::awarded : ClaimState::declined;
  form.supervised = plan.circumstances.supervised;
  form.identity_checked = plan.circumstances.identity_checked;
  form.round = round;
  if (form.outcome == ClaimState::declined) form.reason = reason;
  if (form.outcome == ClaimState::declined && form.reason.empty()) {
    CAIRN_TRY(const auto language, language_of(transaction, found.state.claim.learner));
    form.reason = shortfall(context, language, settled->score, plan.rubric);
  }
  return decide_on(context, transaction, actor, found.state, form);
}

std::string shortfall(Context& context, std::string_view language, const assessment::Score& score,
                      const assessment::Rubric& rubric) {
  if (score.enough_percent)
    return say_in(context.wording, language, to_say("A level that is needed was not reached."));
  return filled(say_in(context.wording, language,
                       to_say("The result, {} %, is less than the {} % it takes.")),
                assessment::text_of(score.percent), assessment::text_of(*rubric.pass_percent));
}

Result<std::string> language_of(Transaction& transaction, const Learner& learner) {
  if (!learner.language.empty()) return learner.language;
  return transaction.mail_records().language(learner.organisation);
}

}  // namespace cairn::app
