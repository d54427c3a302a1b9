// SPDX-License-Identifier: Apache-2.0
// Rubrics as pages show them for reading.
#pragma once
#include "assessment/marking.h"
#include "assessment/plan.h"
#include "server/templates.h"

namespace cairn::server::pages {

// "rubric" for _rubric.html: criteria with their levels, and with `marking` which were reached and
// what was said; "pass_percent", or nothing.
void add_rubric(View& view, const assessment::Rubric& rubric,
                const assessment::Marking* marking = nullptr);

// "score" of a marking: percent, points, whether it passes and what is wanting; or nothing.
void add_score(View& view, std::string_view key, const assessment::Score& score,
               const assessment::Rubric& rubric);

std::string method_text(assessment::Method method);

}  // namespace cairn::server::pages
