// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/calibrate.h"

#include <algorithm>

#include "app/assessment/calibration_result.h"
#include "app/audit.h"
#include "app/claims/case.h"
#include "app/fields.h"
#include "app/learners/holder.h"
#include "app/limits.h"
#include "app/ports/accounts.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/claims.h"
#include "base/filled.h"
#include "base/text.h"

namespace cairn::app {
namespace {

constexpr std::int64_t claims_shown_max = 100;

const CalibrationMarking* find(const std::vector<CalibrationMarking>& markings,
                               const ClaimId& claim, const AccountId& account) {
  const auto found = std::ranges::find_if(
      markings, [&](const auto& it) { return it.claim == claim && it.account == account; });
  return found == markings.end() ? nullptr : &*found;
}

// Nobody marks what they sent themselves, under whichever of their addresses.
Result<std::string> barred_from(Transaction& transaction, const ClaimCase& claim,
                                const AccountId& account) {
  CAIRN_TRY(const auto found,
            optional(transaction.accounts().find(claim.claim.organisation, account)));
  if (!found) return std::string();
  CAIRN_TRY(const auto own, own_addresses(transaction, claim.learner));
  const bool is_own = std::ranges::find(own, to_lower_ascii(found->email)) != own.end();
  return is_own ? std::string(to_say("This is your own claim: the others mark it."))
                : std::string();
}

std::string label_of(const Calibration& calibration, const ClaimId& claim) {
  const auto found = std::ranges::find(calibration.claims, claim);
  return filled("Claim {}", found - calibration.claims.begin() + 1);
}

Status check_claims(const std::vector<ClaimId>& claims) {
  const Field field{"/claims", "Claims"};
  if (claims.size() >= calibration_claims_min && claims.size() <= calibration_claims_max)
    return done;
  return field_error(
      field, filled("Choose {} to {} claims.", calibration_claims_min, calibration_claims_max));
}

// All of one achievement and one rubric; the version is the first one's.
Status settle_version(Transaction& transaction, Calibration& calibration) {
  const Field field{"/claims", "Claims"};
  std::optional<std::int64_t> rubric;
  for (const auto& id : calibration.claims) {
    CAIRN_TRY(const auto claim, transaction.claims().find(calibration.organisation, id));
    if (claim.achievement != calibration.achievement)
      return field_error(field, "A claim is of another achievement. Choose claims of this one.");
    CAIRN_TRY(const auto held, plan_for(transaction, calibration.organisation, claim.achievement,
                                        claim.achievement_version));
    if (!held)
      return field_error({"/achievement", "Achievement"},
                         "Claims of this achievement are not assessed by a rubric. Give it one.");
    if (rubric && *rubric != held->version)
      return field_error(field,
                         "These claims were sent under different rubrics. Choose some of one.");
    if (!rubric) calibration.achievement_version = claim.achievement_version;
    rubric = held->version;
  }
  return done;
}

Result<HeldPlan> plan_of(Transaction& transaction, const Calibration& calibration) {
  CAIRN_TRY(auto held, plan_for(transaction, calibration.organisation, calibration.achievement,
                                calibration.achievement_version));
  if (!held) return fail(ErrorCode::not_found, "calibration", "There is no rubric any more.");
  return std::move(*held);
}

Status check_open(const Calibration& calibration) {
  if (!calibration.closed) return done;
  return fail(ErrorCode::conflict, "calibration", "This calibration is closed. Read its result.");
}

}  // namespace

Result<CalibrationId> start_calibration(Context& context, const Actor& actor,
                                        const CalibrationForm& form) {
  Calibration made;
  Faults faults;
  made.name = faults.take(
      text_field({"/name", "Name"}, form.name, limits::name_characters_max, Presence::required));
  for (const auto& claim : form.claims)
    if (std::ranges::find(made.claims, claim) == made.claims.end()) made.claims.push_back(claim);
  faults.check(check_claims(made.claims));
  CAIRN_CHECK(faults.verdict());
  made.organisation = actor.organisation;
  made.id = {new_name(actor.organisation, context.random)};
  made.achievement = form.achievement;
  made.started_by = actor.account;
  made.started = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(settle_version(*transaction, made));
  CAIRN_CHECK(transaction->assessments().calibrations().add(made));
  CAIRN_CHECK(audit(context, *transaction, actor, "calibration.start", made.id.text));
  CAIRN_CHECK(transaction->commit());
  return made.id;
}

Result<std::vector<ClaimSummary>> claims_to_calibrate(Context& context, const Actor& actor,
                                                      const AchievementId& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto all, transaction->claims().list_of_achievement(actor.organisation, achievement,
                                                                claims_shown_max));
  std::erase_if(all, [](const auto& it) { return !it.assessed; });
  return all;
}

Result<std::vector<CalibrationListed>> list_calibrations(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& calibrations = transaction->assessments().calibrations();
  CAIRN_TRY(const auto all, calibrations.list(actor.organisation));
  std::vector<CalibrationListed> out;
  for (const auto& it : all) {
    CalibrationListed row;
    CAIRN_TRY(row.calibration, calibrations.find(actor.organisation, it.id));
    CAIRN_TRY(const auto achievement,
              transaction->achievements().find(actor.organisation, it.achievement));
    row.achievement_name = achievement.name;
    CAIRN_TRY(const auto markings, calibrations.markings(actor.organisation, it.id));
    for (const auto& claim : row.calibration.claims) {
      const auto* own = find(markings, claim, actor.account);
      row.own_open += own && own->submitted ? 0U : 1U;
    }
    row.markers = markers_of_all(row.calibration, markings);
    out.push_back(std::move(row));
  }
  return out;
}

Result<OpenedCalibration> open_calibration(Context& context, const Actor& actor,
                                           const CalibrationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& calibrations = transaction->assessments().calibrations();
  OpenedCalibration out;
  CAIRN_TRY(out.calibration, calibrations.find(actor.organisation, id));
  CAIRN_TRY(out.achievement, transaction->achievements().find_version(
                                 actor.organisation, out.calibration.achievement,
                                 out.calibration.achievement_version));
  CAIRN_TRY(const auto markings, calibrations.markings(actor.organisation, id));
  for (const auto& claim : out.calibration.claims) {
    OpenedCalibration::Row row;
    row.claim = claim;
    row.label = label_of(out.calibration, claim);
    const auto* own = find(markings, claim, actor.account);
    row.handed_in = own && own->submitted;
    row.drafted = own && !own->submitted;
    CAIRN_TRY(const auto found, read_case(*transaction, actor.organisation, claim));
    CAIRN_TRY(row.barred, barred_from(*transaction, found, actor.account));
    row.markers = static_cast<std::size_t>(std::ranges::count_if(
        markings, [&](const auto& it) { return it.claim == claim && it.submitted; }));
    out.rows.push_back(std::move(row));
  }
  if (!out.calibration.closed) return out;
  CAIRN_TRY(const auto held, plan_of(*transaction, out.calibration));
  CAIRN_TRY(out.result, calibration_result(out.calibration, markings, held.plan.rubric));
  return out;
}

Result<CalibrationCase> open_calibration_claim(Context& context, const Actor& actor,
                                               const CalibrationId& id, const ClaimId& claim) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  auto& calibrations = transaction->assessments().calibrations();
  CalibrationCase out;
  CAIRN_TRY(out.calibration, calibrations.find(actor.organisation, id));
  if (std::ranges::find(out.calibration.claims, claim) == out.calibration.claims.end())
    return fail(ErrorCode::not_found, "calibration", "This claim is not part of it.");
  CAIRN_TRY(out.claim, read_case(*transaction, actor.organisation, claim));
  CAIRN_TRY(out.held, plan_of(*transaction, out.calibration));
  out.label = label_of(out.calibration, claim);
  CAIRN_TRY(out.barred, barred_from(*transaction, out.claim, actor.account));
  CAIRN_TRY(const auto markings, calibrations.markings(actor.organisation, id));
  if (const auto* own = find(markings, claim, actor.account)) {
    CAIRN_TRY(out.own, assessment::parse_marking(own->content, out.held.plan.rubric));
    out.handed_in = own->submitted.has_value();
  }
  return out;
}

Status save_calibration_marking(Context& context, const Actor& actor, const CalibrationId& id,
                                const ClaimId& claim, MarkingForm form) {
  CAIRN_CHECK(clean(form.marking));
  CAIRN_TRY(const auto opened, open_calibration_claim(context, actor, id, claim));
  CAIRN_CHECK(check_open(opened.calibration));
  if (!opened.barred.empty()) return fail(ErrorCode::not_permitted, "calibration", opened.barred);
  if (opened.handed_in)
    return fail(ErrorCode::conflict, "calibration", "You have handed this one in already.");
  const auto& rubric = opened.held.plan.rubric;
  const bool handed_in = form.handing == Handing::in;
  CAIRN_CHECK(handed_in ? assessment::check_complete(form.marking, rubric)
                        : assessment::check(form.marking, rubric));
  CalibrationMarking marking{claim, actor.account, assessment::write_marking(form.marking),
                             std::nullopt};
  if (handed_in) marking.submitted = context.clock.now();
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& calibrations = transaction->assessments().calibrations();
  CAIRN_TRY(const auto now, calibrations.find(actor.organisation, id));
  CAIRN_CHECK(check_open(now));
  CAIRN_CHECK(calibrations.put_marking(now, marking));
  if (handed_in) CAIRN_CHECK(audit(context, *transaction, actor, "calibration.mark", id.text));
  return transaction->commit();
}

Status close_calibration(Context& context, const Actor& actor, const CalibrationId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& calibrations = transaction->assessments().calibrations();
  CAIRN_TRY(const auto found, calibrations.find(actor.organisation, id));
  CAIRN_CHECK(check_open(found));
  CAIRN_CHECK(calibrations.close(actor.organisation, id, context.clock.now()));
  CAIRN_CHECK(audit(context, *transaction, actor, "calibration.close", id.text));
  return transaction->commit();
}

}  // namespace cairn::app
