// SPDX-License-Identifier: Apache-2.0
#include "app/digits.h"

#include <array>
#include <cstdint>

namespace cairn::app {

std::string six_digits(const Random& random) {
  std::array<std::uint8_t, 8> bytes{};
  random(bytes);
  std::uint64_t number = 0;
  for (const auto byte : bytes) number = number << 8 | byte;
  auto digits = std::to_string(number % 1'000'000);
  return std::string(6 - digits.size(), '0') + digits;
}

}  // namespace cairn::app
