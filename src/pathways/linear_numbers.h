// SPDX-License-Identifier: Apache-2.0
// What the parts of the linear program share.
#pragma once
#include <cstddef>

namespace cairn::pathways {

inline double square_of(const double* row, std::size_t count) {
  double sum = 0;
  for (std::size_t c = 0; c < count; ++c) sum += row[c] * row[c];
  return sum;
}

}  // namespace cairn::pathways
