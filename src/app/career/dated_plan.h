// SPDX-License-Identifier: Apache-2.0
// A plan while it is lived: sessions in one's own hours, what was done, what slipped, and planning
// anew from there.
#pragma once
#include <string>
#include <vector>

#include "app/career/planning.h"
#include "app/career/workbook.h"
#include "pathways/sessions.h"

namespace cairn::app::career {

// How far a step or plan is, in minutes of work.
struct Progress {
  std::int64_t planned = 0, done = 0;
  int percent() const {
    return planned > 0 ? static_cast<int>(std::min(done, planned) * 100 / planned) : 100;
  }
};
Progress progress_of(const PlanStep& step);
Progress progress_of(const Plan& plan);

// Sessions from `now` (local time) on; what is done or finished needs none.
pathways::Sessions sessions_of(const Plan& plan, pathways::LocalMinute now);

struct CheckInForm {
  std::string offer;
  std::int64_t minutes = 0;  // worked since the last time; 0: missed
  bool finished = false;     // the credential is earned
};
// Work is counted to its step; a finished one stays done whatever is planned later.
// Errors: not_found (the step), invalid ("/minutes").
Status check_in(Plan& plan, const CheckInForm& form, std::string_view today);

// The days by which steps are late, measured on the work that should be done by now; 0 when on
// time.
std::int64_t days_late(const Plan& plan, std::string_view today);

// Plans what is left from today on, and takes the new steps into the plan; what is done stays as it
// was. Errors: of plan_goal.
Status replan(PlanQuestion question, Plan& plan);

}  // namespace cairn::app::career
