// SPDX-License-Identifier: Apache-2.0
// Where the line between shown and not shown runs, found on the development adverts
// (tests/adverts, names ending in -1). Scores are hundredths of a per cent.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::adverts::values {

inline constexpr std::uint32_t whole = 10'000;

// Least score by kind of skill.
inline constexpr std::uint32_t exact_min = 2000;
inline constexpr std::uint32_t knowledge_min = 2500;
inline constexpr std::uint32_t competence_min = 2500;
inline constexpr std::uint32_t transversal_min = 2500;
// So much more for each but the best of a sentence that is not named word for word.
inline constexpr std::uint32_t further_more = 2500;

// Read out of the same words as a better one, it must be this sure.
inline constexpr std::uint32_t same_words_min = 7000;

// How much likelier a skill is that the occupation certainly asks for, less one.
inline constexpr double context_odds = 12;

inline constexpr std::size_t shown_max = 4;         // of one sentence
inline constexpr std::size_t requirements_min = 2;  // fewer sentences: the advert states none

}  // namespace cairn::adverts::values
