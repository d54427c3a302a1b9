// SPDX-License-Identifier: Apache-2.0
// Limits of planning; the unit stands last in the name.
#pragma once
#include <cstddef>
#include <cstdint>

namespace cairn::pathways::bounds {

inline constexpr std::size_t problem_bytes_max = 64 * 1024 * 1024;
inline constexpr std::size_t problem_values_max = 8'000'000;
inline constexpr std::size_t offers_max = 100'000;
inline constexpr std::size_t needs_max = 1'000;
inline constexpr std::size_t have_max = 20'000;
inline constexpr std::size_t skills_per_offer_max = 500;
inline constexpr std::size_t requirement_nodes_max = 200;  // of one offer
inline constexpr std::size_t starts_max = 400;             // of one offer
inline constexpr std::size_t objectives_max = 7;
inline constexpr std::size_t id_bytes_max = 500;
inline constexpr std::size_t title_bytes_max = 2'000;
inline constexpr double amount_max = 1e8;  // of money in one price, hours in one offer, a weight
inline constexpr double budget_max = 1e12;
inline constexpr double prices_max = 1e14;  // of all offers together
inline constexpr std::int64_t hours_per_week_max = 168;
inline constexpr std::int64_t parallel_max = 20;
inline constexpr std::size_t alternatives_max = 10;

}  // namespace cairn::pathways::bounds
