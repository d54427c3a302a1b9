// SPDX-License-Identifier: Apache-2.0
// Limits of what one person records; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::outcomes::limits {

inline constexpr std::size_t entries_max = 500;
inline constexpr std::size_t costs_max = 500;
inline constexpr std::size_t own_credentials_max = 100;  // that no badge and no plan knows
inline constexpr std::size_t followed_max = 20;          // credentials of one entry
inline constexpr std::size_t note_characters_max = 500;
inline constexpr std::size_t evidence_characters_max = 500;
inline constexpr std::size_t title_characters_max = 200;
inline constexpr std::size_t key_bytes_max = 300;                       // of a credential
inline constexpr std::int64_t amount_units_max = 10'000'000;            // a year, or of one cost
inline constexpr std::int64_t small_unit_amount_max = 500'000'000;      // where a unit buys little
inline constexpr std::int64_t minutes_max = std::int64_t{20'000} * 60;  // of one cost
inline constexpr std::size_t record_bytes_max = 1024 * 1024;
inline constexpr std::size_t people_min = 5;  // k: of fewer nothing is ever told

}  // namespace cairn::outcomes::limits
