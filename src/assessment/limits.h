// SPDX-License-Identifier: Apache-2.0
// Limits of rubrics and markings; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::limits {

inline constexpr std::size_t rubric_criteria_max = 40;
inline constexpr std::size_t rubric_levels_min = 2;
inline constexpr std::size_t rubric_levels_max = 9;  // of one criterion: a digit key for each
inline constexpr std::size_t rubric_name_characters_max = 200;
inline constexpr std::size_t rubric_text_characters_max = 2000;
inline constexpr std::size_t rubric_id_characters_max = 40;
inline constexpr std::int64_t rubric_points_hundredths_max = 1'000'000;  // of one level: 10,000
inline constexpr std::int64_t rubric_weight_max = 1000;
inline constexpr std::size_t marking_comment_characters_max = 5000;
inline constexpr std::int64_t assessment_due_days_max = 365;
inline constexpr std::int64_t assessment_undo_minutes_max = 7 * 24 * 60;

}  // namespace cairn::limits
