// SPDX-License-Identifier: Apache-2.0
// Whose outcomes a request is about, and their page.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/outcomes/learner.h"
#include "outcomes/aggregate.h"
#include "outcomes/return.h"
#include "server/career_call.h"
#include "server/templates.h"

namespace cairn::server::pages {

struct OutcomesPage {
  app::OutcomeDesk desk;
  std::string root;                             // "/l/TOKEN" or "/plan"
  std::optional<app::LearnerOutcomes> learner;  // one of these two
  std::optional<app::career::OpenedWorkbook> workbook;
};

// Errors: not_permitted (no such page of a learner).
Result<OutcomesPage> open_outcomes(Call& call);
// Errors: conflict (changed in another window), too_large.
Status keep_outcomes(Call& call, OutcomesPage& opened);

// With what is wrong in one of its forms, whose fields begin with `prefix`.
Result<Response> show_outcomes(Call& call, const OutcomesPage& opened, const Error* error);

cairn::outcomes::Day today_of(const Call& call);
// "2400 EUR"
std::string amount(std::int64_t hundredths, std::string_view currency);

// views.cpp: the parts of the page
void add_returns(View& view, const cairn::outcomes::Return& found);
void add_entries(View& view, const OutcomesPage& opened);
void add_charts(View& view, const app::OutcomeDesk& desk, const cairn::outcomes::Return& found,
                cairn::outcomes::Day today);

// told.cpp: what is told of many together, on the page of what they hold.
void add_told(View& view, const std::optional<cairn::outcomes::Aggregate>& told);

}  // namespace cairn::server::pages
