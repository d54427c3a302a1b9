// SPDX-License-Identifier: Apache-2.0
// A limit on everything a framework may hold; the unit stands last in the name.
#pragma once
#include <cstddef>

namespace cairn::skills::limits {

inline constexpr std::size_t skills_max = 200'000;
inline constexpr std::size_t occupations_max = 100'000;
inline constexpr std::size_t groups_max = 50'000;
inline constexpr std::size_t relations_max = 4'000'000;  // of each kind
inline constexpr std::size_t id_bytes_max = 1024;
inline constexpr std::size_t label_bytes_max = 1000;
inline constexpr std::size_t labels_max = 5000;  // other names of one skill or occupation
inline constexpr std::size_t text_bytes_max = 32 * 1024;
inline constexpr std::size_t tasks_max = 500;    // of one occupation
inline constexpr std::size_t faults_max = 1000;  // told of one import; the rest is counted
inline constexpr std::size_t json_bytes_max = 64 * 1024 * 1024;  // of one framework file
inline constexpr std::size_t json_values_max = 8'000'000;
inline constexpr std::size_t query_bytes_max = 200;
inline constexpr std::size_t framework_bytes_max = 512 * 1024 * 1024;  // as stored

}  // namespace cairn::skills::limits
