// SPDX-License-Identifier: Apache-2.0
// Limits of awarding; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::limits {

inline constexpr std::size_t sheet_bytes_max = 10 * 1024 * 1024;  // of a table of people to award
inline constexpr std::size_t sheet_rows_max = 100'000;
inline constexpr std::size_t sheet_columns_max = 100;
inline constexpr std::size_t sheet_cell_bytes_max = 32 * 1024;
inline constexpr std::size_t row_key_characters_max = 100;
inline constexpr std::size_t message_characters_max = 5000;  // to learners, in a mail
inline constexpr std::int64_t code_quota_max = 1'000'000;

}  // namespace cairn::limits
