// SPDX-License-Identifier: Apache-2.0
// Limits of rules of stacks; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::stacking::bounds {

inline constexpr std::size_t depth_max = 6;         // groups inside groups
inline constexpr std::size_t parts_max = 64;        // parts of a rule that are no groups
inline constexpr std::size_t group_parts_max = 64;  // parts of one group
inline constexpr std::size_t groups_max = 64;       // groups of a rule
inline constexpr std::size_t names_max = 100;       // achievements one part or list names
inline constexpr std::size_t exclusions_max = 32;   // lists of what does not count together
inline constexpr std::size_t id_bytes_max = 2048;   // an achievement may be named by its address
inline constexpr std::size_t rule_bytes_max = 256 * 1024;
inline constexpr std::size_t rule_values_max = 20'000;
inline constexpr std::int32_t credits_max = 1000;
inline constexpr std::int32_t credentials_max = 100;
inline constexpr std::int32_t months_max = 1200;
inline constexpr std::int32_t skill_level_max = 5;
inline constexpr std::int32_t eqf_level_max = 8;
inline constexpr std::size_t records_max = 1000;  // credentials of one holder that are looked at
// Tries of the exact search: to tell whether a stack is complete, and to find what is nearest.
inline constexpr std::uint64_t decide_tries_max = 200'000;
inline constexpr std::uint64_t nearest_tries_max = 60'000;

}  // namespace cairn::stacking::bounds
