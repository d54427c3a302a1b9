// SPDX-License-Identifier: Apache-2.0
// Where randomness comes from: passed in, so that the core stays pure and tests repeat.
#pragma once
#include <cstdint>
#include <functional>
#include <span>

namespace cairn {

// Fills the whole span with bytes fit for making keys.
using Random = std::function<void(std::span<std::uint8_t>)>;

}  // namespace cairn
