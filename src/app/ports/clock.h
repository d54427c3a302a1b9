// SPDX-License-Identifier: Apache-2.0
// Clock: the present moment, passed in so that tests can stop it.
#pragma once
#include "base/instant.h"

namespace cairn::app {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

}  // namespace cairn::app
