// SPDX-License-Identifier: Apache-2.0
// What marks a file as a kept catalogue.
#pragma once
#include <cstdint>
#include <string_view>

namespace cairn::catalogue {

inline constexpr std::string_view format_name = "cairn-catalogue";
inline constexpr std::int64_t format_version = 1;
// Each offer stands on a line of its own, behind the line that this ends.
inline constexpr std::string_view head_line_end = ",\"offers\":[";

}  // namespace cairn::catalogue
