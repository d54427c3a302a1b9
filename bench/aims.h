// SPDX-License-Identifier: Apache-2.0
// What is asked of figures.
#pragma once
#include <optional>
#include <string_view>

namespace cairn::bench {

// At least, or at most where lower is better; nothing where a figure is there to compare with.
std::optional<double> aim_of(std::string_view figure);

}  // namespace cairn::bench
