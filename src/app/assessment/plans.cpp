// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/plans.h"

#include "app/achievements/drafts.h"
#include "app/achievements/manage.h"
#include "app/audit.h"
#include "app/fields.h"
#include "app/optional.h"
#include "app/ports/achievements.h"
#include "app/ports/assessments.h"
#include "app/ports/organisations.h"
#include "assessment/limits.h"

namespace cairn::app {
namespace {

// Takes a text as a form would; what is missing or too long is told by assessment::check.
void tidy(Faults& faults, const std::string& path, std::string& text, Lines lines) {
  constexpr std::size_t any = limits::marking_comment_characters_max * 4;
  text = faults.take(text_field({path, "This text"}, text, any, Presence::optional, lines));
}

Result<HeldPlan> read_held(const StoredPlan& stored) {
  CAIRN_TRY(auto plan, assessment::parse_plan(stored.content));
  return HeldPlan{std::move(plan), stored.version};
}

// Writes a plan for the version that follows, or for a draft as it is (count_change).
Result<AchievementPlan> store(Context& context, const Actor& actor, const AchievementId& id,
                              std::string content, std::string_view action) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  auto& achievements = transaction->achievements();
  CAIRN_TRY(auto achievement, achievements.find(actor.organisation, id));
  const auto now = context.clock.now();
  const auto before = achievement.version;
  CAIRN_CHECK(count_change(*transaction, achievement));
  if (achievement.version != before) {
    achievement.changed = now;
    CAIRN_CHECK(achievements.update(achievement));
  }
  CAIRN_CHECK(transaction->assessments().put_plan(
      {actor.organisation, id, achievement.version, std::move(content), now}));
  CAIRN_CHECK(audit(context, *transaction, actor, action, id.text));
  CAIRN_TRY(auto held, plan_for(*transaction, actor.organisation, id, achievement.version));
  CAIRN_CHECK(transaction->commit());
  context.library.forget_own_offers();
  return AchievementPlan{std::move(achievement), std::move(held)};
}

}  // namespace

Result<std::optional<HeldPlan>> plan_for(Transaction& transaction,
                                         const OrganisationId& organisation,
                                         const AchievementId& achievement, std::int64_t version) {
  CAIRN_TRY(const auto stored,
            optional(transaction.assessments().find_plan(organisation, achievement, version)));
  if (!stored || stored->content.empty()) return std::optional<HeldPlan>();
  CAIRN_TRY(auto held, read_held(*stored));
  return std::optional(std::move(held));
}

Result<std::optional<HeldPlan>> plan_of(Context& context, const Achievement& achievement) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return plan_for(*transaction, achievement.organisation, achievement.id, achievement.version);
}

Result<AchievementPlan> achievement_plan(Context& context, const Actor& actor,
                                         const AchievementId& id) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  AchievementPlan out;
  CAIRN_TRY(out.achievement, transaction->achievements().find(actor.organisation, id));
  CAIRN_TRY(out.held, plan_for(*transaction, actor.organisation, id, out.achievement.version));
  return out;
}

Status clean(assessment::Plan& plan) {
  Faults faults;
  for (std::size_t i = 0; i < plan.rubric.criteria.size(); ++i) {
    auto& criterion = plan.rubric.criteria[i];
    const auto path = "/rubric/criteria/" + std::to_string(i);
    tidy(faults, path + "/name", criterion.name, Lines::one);
    tidy(faults, path + "/description", criterion.description, Lines::many);
    for (std::size_t k = 0; k < criterion.levels.size(); ++k) {
      const auto at = path + "/levels/" + std::to_string(k);
      tidy(faults, at + "/name", criterion.levels[k].name, Lines::one);
      tidy(faults, at + "/description", criterion.levels[k].description, Lines::many);
    }
  }
  faults.check(assessment::check(plan));
  return faults.verdict();
}

Status clean(assessment::Marking& marking) {
  Faults faults;
  for (auto& mark : marking.marks)
    tidy(faults, "/marks/" + mark.criterion + "/comment", mark.comment, Lines::many);
  tidy(faults, "/comment", marking.comment, Lines::many);
  return faults.verdict();
}

Result<AchievementPlan> save_plan(Context& context, const Actor& actor, const AchievementId& id,
                                  assessment::Plan plan) {
  CAIRN_CHECK(clean(plan));
  return store(context, actor, id, assessment::write_plan(plan), "achievement.rubric");
}

Result<AchievementPlan> remove_plan(Context& context, const Actor& actor, const AchievementId& id) {
  return store(context, actor, id, "", "achievement.no-rubric");
}

Result<PublicRubric> public_rubric(Context& context, const AchievementId& id,
                                   std::int64_t version) {
  const auto organisation = organisation_of(id.text);
  const auto none = [] { return fail(ErrorCode::not_found, "rubric", "There is no such rubric."); };
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto achievement, transaction->achievements().find_version(organisation, id, version));
  if (achievement.state == AchievementState::draft) return none();
  CAIRN_TRY(auto held, plan_for(*transaction, organisation, id, version));
  if (!held) return none();
  CAIRN_TRY(auto owner, transaction->organisations().find(organisation));
  return PublicRubric{std::move(achievement), std::move(owner), std::move(*held)};
}

std::string rubric_url(const Context& context, const AchievementId& id, std::int64_t version) {
  return achievement_url(context, id) + "/rubric/" + std::to_string(version);
}

}  // namespace cairn::app
