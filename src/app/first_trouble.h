// SPDX-License-Identifier: Apache-2.0
// FirstTrouble: of many things that are done one by one, what stood in the way first. What fails
// for one of them, an organisation or a batch, keeps no other from its turn.
#pragma once
#include <optional>
#include <utility>

#include "base/result.h"

namespace cairn::app {

class FirstTrouble {
 public:
  template <class T>
  void note(Result<T>&& result) {
    if (!result.ok() && !first_) first_ = std::move(result).error();
  }
  // Of what was done in all.
  template <class T>
  Result<T> or_else(T tally) && {
    if (first_) return *std::move(first_);
    return Result<T>(std::move(tally));
  }

 private:
  std::optional<Error> first_;
};

}  // namespace cairn::app
