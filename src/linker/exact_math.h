// SPDX-License-Identifier: Apache-2.0
// exp and log of the four basic operations alone, so that every machine gets the same bits; the C
// library's differ between processors.
#pragma once
#include <bit>
#include <cstdint>

namespace cairn::linker {

// e^x for -80 <= x <= 80, to about 5e-6 of the value.
inline float exact_exp(float x) {
  const float scaled = x * 1.44269504f;
  const auto whole = static_cast<std::int32_t>(scaled + (scaled < 0 ? -0.5f : 0.5f));
  const float r = x - static_cast<float>(whole) * 0.69314718f;
  const float series =
      1 + r * (1 + r * (0.5f + r * (0.16666667f +
                                    r * (0.041666667f + r * (0.0083333333f + r * 0.0013888889f)))));
  return series * std::bit_cast<float>((whole + 127) << 23);
}

// Natural logarithm of a positive number, to about 1e-9.
inline double exact_log(double x) {
  const auto bits = std::bit_cast<std::uint64_t>(x);
  auto exponent = static_cast<std::int32_t>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL);
  if (m > 1.4142135623730951) {
    m /= 2;
    ++exponent;
  }
  const double t = (m - 1) / (m + 1);
  const double u = t * t;
  const double series =
      t * (2 + u * (2.0 / 3 + u * (2.0 / 5 + u * (2.0 / 7 + u * (2.0 / 9 + u * 2.0 / 11)))));
  return series + exponent * 0.6931471805599453;
}

}  // namespace cairn::linker
