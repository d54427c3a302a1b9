// SPDX-License-Identifier: Apache-2.0
// A stack's rule as a plain form: each part a row of fields "r3-amount", … with buttons that add,
// take out and move rows; no script is needed.
#pragma once
#include <string_view>
#include <vector>

#include "app/ports/achievements.h"
#include "server/call.h"
#include "server/templates.h"
#include "stacking/checks.h"
#include "stacking/draft.h"

namespace cairn::server::pages {

// What was typed; rows that stand nowhere are left for `stack_of` to refuse.
stacking::Draft draft_in(const Call& call);

// Does what the button asked for ("add:3", "remove:4", "raise:2") to the rows. The row somebody
// works on next, or nothing where the button asks for something else.
std::optional<std::size_t> change_rows(const Call& call, stacking::Draft& draft);

struct FormNotes {
  const std::vector<app::Achievement>* achievements = nullptr;  // to choose from
  const Error* error = nullptr;                                 // of `stack_of`, or of policies
  const std::vector<stacking::Finding>* findings = nullptr;     // of a rule as these rows say
  std::optional<std::size_t> focus;                             // the row to go on with
};

// The keys of _stack_rows.html, and "trouble".
void add_rule(View& view, const stacking::Draft& draft, const FormNotes& notes);

}  // namespace cairn::server::pages
