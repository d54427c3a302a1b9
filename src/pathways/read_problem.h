// SPDX-License-Identifier: Apache-2.0
// Reads a plan's problem as CONTRACT.md "Career" writes it.
#pragma once
#include <string_view>

#include "base/result.h"
#include "json/value.h"
#include "pathways/problem.h"

namespace cairn::pathways {

// Errors: unreadable, invalid, too_large; each names the place as a JSON pointer and says what to
// write there. Members that are not known are left alone.
// Beside the contract's members: `held` (ids of offers whose credentials one has), `done` (ids, or
// {"offer"}), `running` ([{"offer","finish"}]), `previous` (an earlier answer's `steps`), `pinned`,
// `excluded`, `languages`, `providers` ({"prefer","avoid"}), `rates` ({"USD": 0.92}: of one unit in
// `currency`), and of an offer `title`, `provider`, `language`, `trial`.
Result<Problem> read_problem(const json::Value& document);
Result<Problem> read_problem(std::string_view text);

// [{"skill","level"}] at `path`; a level that is not written is `fallback`, 0 for none allowed.
Result<std::vector<SkillLevel>> read_skill_levels(const json::Value& list, const std::string& path,
                                                  std::size_t count_max, Level fallback,
                                                  Names& names);

}  // namespace cairn::pathways
