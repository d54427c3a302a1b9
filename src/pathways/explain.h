// SPDX-License-Identifier: Apache-2.0
// Why each step is in a plan: what only it covers, what it unlocks, what is lost without it.
#pragma once
#include "pathways/plan.h"

namespace cairn::pathways {

// Fills plan.steps, the curve and the weights from its choice and timetable.
void explain_steps(const Problem& problem, const LabelOf& label, Plan& plan);

// "label (level 3)".
Phrase skill_text(const Problem& problem, const LabelOf& label, const SkillLevel& skill);
// Its title, or its id.
std::string_view offer_text(const Problem& problem, OfferId offer);

// The free or shortest offer that can begin at once and teaches something needed; a step of the
// plan before others.
std::optional<OfferId> offer_to_try(const Problem& problem, const Plan& plan);

}  // namespace cairn::pathways
