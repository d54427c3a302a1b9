// SPDX-License-Identifier: Apache-2.0
// The operating system's clock and random source.
#pragma once
#include "app/ports/clock.h"
#include "base/random.h"

namespace cairn::storage {

class SystemClock final : public app::Clock {
 public:
  Instant now() override;
};

Random system_random();

}  // namespace cairn::storage
