// SPDX-License-Identifier: Apache-2.0
// Nothing here throws by intention, but memory may run out and libraries may surprise: what escapes
// becomes an error, exit 70, never an abort.
#pragma once
#include <exception>
#include <new>
#include <utility>

#include "base/result.h"

namespace cairn::cli {

// What `work` returns, a Result. Errors: also internal, for an exception.
template <class Work>
auto guarded(Work&& work) -> decltype(work()) {
  constexpr const char* where = "cli";
  try {
    return std::forward<Work>(work)();
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::internal, where, "out of memory");
  } catch (const std::exception& exception) {
    return fail(ErrorCode::internal, where, exception.what());
  }
}

}  // namespace cairn::cli
