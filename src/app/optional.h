// SPDX-License-Identifier: Apache-2.0
// What need not be there, read from a store.
#pragma once
#include <optional>
#include <utility>

#include "base/result.h"

namespace cairn::app {

// not_found becomes nothing; every other error stays one.
template <class T>
Result<std::optional<T>> optional(Result<T> found) {
  if (found) return std::optional<T>(std::move(found).value());
  if (found.error().code == ErrorCode::not_found) return std::optional<T>();
  return std::move(found).error();
}

}  // namespace cairn::app
