// SPDX-License-Identifier: Apache-2.0
// How much each sign counts. sign_weights.cpp has the numbers and how they were found.
#pragma once
#include <cstdint>
#include <vector>

#include "linker/candidates.h"
#include "linker/titles.h"

namespace cairn::linker {

// For the order of a sentence's candidates, and of a title's.
float merit_of(const Signs& signs);
float merit_of(const TitleSigns& signs);

// The probability that a skill is meant, in hundredths of a per cent. `behind`: how far its merit
// is below the best of the sentence.
std::uint32_t certainty_of(const Signs& signs, float behind);

// Of each title candidate, by its merit among the others: they sum to at most 10,000.
std::vector<std::uint32_t> certainties_of(const std::vector<float>& merits);

// What is as certain as this is shown to a person who asked for no number of skills.
inline constexpr std::uint32_t shown_certainty_min = 2000;

}  // namespace cairn::linker
