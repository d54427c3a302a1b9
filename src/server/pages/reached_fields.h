// SPDX-License-Identifier: Apache-2.0
// What was reached, asked for in a form: a field for each result of an achievement, a choice or a
// line where it is a number or text (award_new.cpp).
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "achievement/content.h"
#include "server/call.h"

namespace cairn::server::pages {

// A field is named for its result: no list can change between showing and sending.
inline constexpr std::string_view result_prefix = "result:";

using ReachedForm = std::vector<std::pair<std::string, std::string>>;  // by name, as typed

// Faults are those of "/results/0/value" and "/results/0/name", counted as in `form`.
std::vector<View> result_fields(const std::vector<achievement::ResultRow>& results,
                                const ReachedForm& form, const Error* error);

// As sent, empty ones too.
ReachedForm reached_in(const Call& call);

}  // namespace cairn::server::pages
