// SPDX-License-Identifier: Apache-2.0
// What is asked of the catalogue, as the query of an address says it; the same for pages and API.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/career/library.h"
#include "base/result.h"
#include "catalogue/compare.h"
#include "catalogue/search.h"
#include "server/http/message.h"

namespace cairn::server {

inline constexpr std::size_t offers_page_max = 100;  // of an answer

// q, skill ("sql" or "sql:3"), level, language, max_price ("150", with `currency`, or "150EUR"),
// max_hours, pace, credential, provider, free ("1"), with_unknown ("1"), from, count. Errors:
// invalid, each with the parameter as its path ("/max_price").
Result<catalogue::Query> read_catalogue_query(const Target& target);

// Whether it asks for more than words.
bool has_filters(const catalogue::Filters& filters);

// A whole number of a parameter, `otherwise` where there is none. Errors: invalid (no number, or
// beyond the bounds).
Result<std::size_t> number_parameter(const Target& target, std::string_view name,
                                     std::size_t otherwise, std::size_t min, std::size_t max);

// Every value of a parameter that stands several times, each once, in order.
std::vector<std::string_view> parameters(const Target& target, std::string_view name);

// What "need" names, each with its level, and of "have" what is there of it: "sql:3". Errors:
// invalid (no level, or too many), each with its parameter as its path.
Result<std::vector<catalogue::GoalSkill>> read_goal_skills(const Target& target,
                                                           const app::career::Offers& offers);

// The offers that "offer" names. Errors: not_found (names the id).
Result<std::vector<const catalogue::Offer*>> offers_asked_for(const Target& target,
                                                              const app::career::Offers& offers);

}  // namespace cairn::server
