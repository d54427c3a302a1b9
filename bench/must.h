// SPDX-License-Identifier: Apache-2.0
// A benchmark whose preparation fails has nothing to measure.
#pragma once
#include <stdexcept>
#include <utility>

#include "base/result.h"

namespace cairn::bench {

// The value. Throws, with what went wrong and where, where there is none.
template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail + " " + result.error().path);
  return std::move(result).value();
}

}  // namespace cairn::bench
