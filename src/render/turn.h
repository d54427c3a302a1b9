// SPDX-License-Identifier: Apache-2.0
// A turn at work that only so many may do at once; who finds none left comes again later.
#pragma once
#include <atomic>

namespace cairn::render {

class Turn {
 public:
  Turn(std::atomic<unsigned>& under_way, unsigned at_once_max)
      : under_way_(under_way), taken_(under_way.fetch_add(1) < at_once_max) {}
  ~Turn() { under_way_.fetch_sub(1); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool taken() const { return taken_; }

 private:
  std::atomic<unsigned>& under_way_;
  const bool taken_;
};

}  // namespace cairn::render
