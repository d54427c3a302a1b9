// SPDX-License-Identifier: Apache-2.0
// The form a rubric is edited in: every answer as it was typed, rows that come and go by buttons.
#pragma once
#include <string>
#include <vector>

#include "assessment/plan.h"
#include "server/call.h"

namespace cairn::server::pages {

struct LevelAnswers {
  std::string name, points, description;
};
struct CriterionAnswers {
  std::string id, name, description, weight, needed;  // needed: number of a level, or ""
  std::vector<LevelAnswers> levels;
};
struct RubricAnswers {
  std::vector<CriterionAnswers> criteria;
  std::string pass_percent;
  std::string second, view, sample_percent, margin, threshold, due_days, undo_minutes;
  std::string method;
  bool supervised = false;
  bool identity_checked = false;
};

RubricAnswers answers_of(const assessment::Plan& plan);
RubricAnswers answers_of(const Call& call);
// To begin with, where there is none yet.
RubricAnswers first_rubric();

// "add-criterion", "remove-criterion-2", "up-criterion-2", "add-level-0", "remove-level-0-3";
// false for another word.
bool edit_rows(RubricAnswers& answers, std::string_view word);

// Errors: invalid, with the paths of assessment::to_json.
Result<assessment::Plan> plan_of(const RubricAnswers& answers);

void add_rubric_form(View& view, const RubricAnswers& answers, const Error* error);

}  // namespace cairn::server::pages
