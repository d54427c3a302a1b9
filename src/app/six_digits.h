// SPDX-License-Identifier: Apache-2.0
// Codes that are mailed and typed: six digits.
#pragma once
#include <array>
#include <string>

#include "base/random.h"

namespace cairn::app {

inline std::string six_digits(const Random& random) {
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  auto digits = std::to_string(number % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace cairn::app
