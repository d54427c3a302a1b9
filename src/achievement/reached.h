// SPDX-License-Identifier: Apache-2.0
// What somebody reached, held to the description of the result (Open Badges 3.0 Result against
// ResultDescription): a level by name, a value of a list, a number within its range.
#pragma once
#include <string>
#include <string_view>

#include "achievement/content.h"
#include "achievement/describe.h"
#include "base/result.h"

namespace cairn::achievement {

// The value as it is signed: a level or value as the description spells it, a number with a point.
// Errors: invalid (none of the levels or values, no number, out of range, less than what passes).
Result<std::string> read_reached(const ResultRow& row, std::string_view typed);

// `value` is one of read_reached; `number` counts the results of an achievement from 0.
credential::NewResult reached(const ResultRow& row, const Place& place, std::size_t number,
                              const std::string& value);

// What may be written, for people: "Not yet, Sound, Fine", "0 to 100", or "" for anything.
std::string choices_of(const ResultRow& row);

// The values or level names to choose from; none where it is a number or text.
std::vector<std::string> values_of(const ResultRow& row);

}  // namespace cairn::achievement
