// SPDX-License-Identifier: Apache-2.0
// Marking by a rubric as a form, and what comes back from it.
#pragma once
#include <optional>

#include "app/claims/read_round.h"
#include "assessment/marking.h"
#include "server/call.h"

namespace cairn::server::pages {

// What _marking_form.html shows of a rubric, filled with `marking`; its form goes to `path`.
View marking_form(const assessment::Rubric& rubric, const assessment::Marking& marking,
                  std::string_view path, const Error* error);
// The levels and comments of such a form, and how long it was looked at.
assessment::Marking marking_in(const Call& call);
std::int64_t seconds_in(const Call& call);
// The round of its claim that a form showed; nothing where it does not say.
std::optional<app::ReadRound> round_in(const Call& call);

}  // namespace cairn::server::pages
