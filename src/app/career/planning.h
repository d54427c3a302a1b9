// SPDX-License-Identifier: Apache-2.0
// Planning: the smallest set of offers that closes a goal's gap, on the calendar, with reasons.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/career/audit.h"
#include "app/career/library.h"
#include "app/career/workbook.h"
#include "pathways/plan.h"

namespace cairn::app::career {

// A problem and its answer, with the offers the problem's positions stand for.
struct Planned {
  pathways::Problem problem;
  pathways::Plan plan;
  std::vector<const catalogue::Offer*> offers;                // by pathways::OfferId
  std::vector<std::vector<const catalogue::Offer*>> instead;  // of each: others of its achievement
  std::shared_ptr<const Offers> library;                      // keeps them
};

struct PlanQuestion {
  const Shelf& shelf;
  std::shared_ptr<const Offers> offers;
  const Workbook& workbook;
  std::string goal;
  PlanSettings settings;
  std::vector<std::string> only =
      {};                        // offers to plan with, all of them; empty: of every catalogue
  const Plan* before = nullptr;  // a plan to go on with: what is done stays done
  std::string today;             // the day nothing may begin before
  std::function<bool()> out_of_time;
  std::function<bool()> out_of_patience;  // with other ways and with what is in the way
  std::size_t alternatives = 4;
};

// Errors: not_found (the goal), invalid (a day or amount, with its path: "/start", "/deadline").
Result<Planned> plan_goal(const PlanQuestion& question);

// The workbook's form of the plan, or of one of its alternatives.
std::vector<PlanStep> steps_of(const Planned& planned, const pathways::Timetable& timetable);

// The settings a visitor begins with: from next Monday, six hours a week.
PlanSettings first_settings(std::string_view today);

// "fewest", "cheapest", "fastest", "recognised" as objectives; nothing for another word.
std::optional<std::vector<pathways::Objective>> objectives_of(std::string_view order);

}  // namespace cairn::app::career
