// SPDX-License-Identifier: Apache-2.0
// Where the line between shown and not shown runs, found on the development adverts
// (tests/adverts).
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::adverts::values {

// Least score, in hundredths of a per cent, by kind of skill.
inline constexpr std::uint32_t exact_min = 4500;
inline constexpr std::uint32_t knowledge_min = 5200;
inline constexpr std::uint32_t competence_min = 5500;
inline constexpr std::uint32_t transversal_min = 5000;

inline constexpr std::size_t same_words_max = 1;    // skills read out of the same words
inline constexpr std::size_t shown_max = 4;         // of one sentence
inline constexpr std::size_t requirements_min = 2;  // fewer sentences: the advert states none

}  // namespace cairn::adverts::values
