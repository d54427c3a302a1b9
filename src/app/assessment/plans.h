// SPDX-License-Identifier: Apache-2.0
// How an achievement is assessed: its rubric, second markers, what a badge says about it. Kept by
// version, as the achievement is: an award keeps the plan it was made under.
#pragma once
#include <optional>
#include <string>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"
#include "assessment/plan.h"

namespace cairn::app {

struct HeldPlan {
  assessment::Plan plan;
  std::int64_t version = 1;  // of the achievement, since which it holds
};

// The plan of that version, or nothing where claims are simply awarded or declined.
Result<std::optional<HeldPlan>> plan_for(Transaction& transaction,
                                         const OrganisationId& organisation,
                                         const AchievementId& achievement, std::int64_t version);

// The same, of an achievement as it was found.
Result<std::optional<HeldPlan>> plan_of(Context& context, const Achievement& achievement);

struct AchievementPlan {
  Achievement achievement;
  std::optional<HeldPlan> held;
};
// Of the current version. Errors: not_found.
Result<AchievementPlan> achievement_plan(Context& context, const Actor& actor,
                                         const AchievementId& id);

// From now on claims are assessed so; a published achievement gets a new version, so that claims
// already sent keep what was asked for. Errors: not_found; invalid, every fault with its path as in
// assessment::to_json.
Result<AchievementPlan> save_plan(Context& context, const Actor& actor, const AchievementId& id,
                                  assessment::Plan plan);
// Claims are simply awarded or declined again. Errors: not_found.
Result<AchievementPlan> remove_plan(Context& context, const Actor& actor, const AchievementId& id);

// Texts as forms take them: trimmed, line breaks as LF. Errors: those of text_field, by path.
Status clean(assessment::Plan& plan);
Status clean(assessment::Marking& marking);

struct PublicRubric {
  Achievement achievement;
  Organisation organisation;
  HeldPlan held;
};
// What anyone may read of a published achievement, in the version given. Errors: not_found.
Result<PublicRubric> public_rubric(Context& context, const AchievementId& id, std::int64_t version);

// "{base}/a/{id}/rubric/{version}"; "#criterion-c1" and "#level-c1-3" in it are a criterion and its
// third level.
std::string rubric_url(const Context& context, const AchievementId& id, std::int64_t version);

}  // namespace cairn::app
