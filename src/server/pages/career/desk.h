// SPDX-License-Identifier: Apache-2.0
// What every page of planning begins with: the visitor's workbook and the framework it speaks.
#pragma once
#include <memory>
#include <string>

#include "app/career/library.h"
#include "app/career/workbook.h"
#include "server/career_call.h"
#include "server/templates.h"

namespace cairn::server::pages {

struct PlanningDesk {
  app::career::OpenedWorkbook opened;
  std::shared_ptr<const app::career::Shelf> shelf;

  app::career::Workbook& workbook() { return opened.workbook; }
};

// A workbook that holds goals keeps its framework; an empty one takes the default. Skills of
// badges earned here are in it. Errors: of the store and of the library.
Result<PlanningDesk> open_desk(Call& call);

// Errors: not_found, with a way back.
Result<app::career::Goal*> goal_of(PlanningDesk& desk, Call& call);
Result<app::career::Plan*> plan_of(PlanningDesk& desk, Call& call);

std::string today(const Call& call);                                    // "2026-11-26" (UTC)
std::string day_text(std::string_view day);                             // "26 November 2026"
std::string level_name(skills::Level level);                            // "3, works alone"
std::string money(std::int64_t hundredths, std::string_view currency);  // "49.00 EUR"
std::string hours_text(std::int64_t minutes);                           // "12 hours", "45 minutes"
std::string credentials_text(std::size_t count);                        // "8 credentials"

// Options of a select: value, label, chosen.
std::vector<View> level_options(skills::Level chosen);
View option(std::string_view value, std::string_view label, bool chosen);

// The goal's place on the way: which of its pages there are, for the steps at the top.
void add_trail(View& view, const app::career::Goal& goal, std::string_view here);

// A script of static/ on this page.
void add_script(View& view, std::string_view file);

// The framework's attribution, where its data is shown.
void add_attribution(View& view, const app::career::Shelf& shelf);

}  // namespace cairn::server::pages
