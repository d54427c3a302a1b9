// SPDX-License-Identifier: Apache-2.0
// Collects what is wrong with a rubric or a marking, each fault with its JSON pointer.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace cairn::assessment {

class FaultList {
 public:
  void add(std::string path, std::string sentence) {
    found_.push_back(fail(ErrorCode::invalid, "assessment", std::move(sentence), std::move(path)));
  }
  // Errors: the first fault, with the others in `also`.
  Status verdict() {
    if (found_.empty()) return done;
    auto first = std::move(found_.front());
    found_.erase(found_.begin());
    first.also = std::move(found_);
    return first;
  }

 private:
  std::vector<Error> found_;
};

}  // namespace cairn::assessment
