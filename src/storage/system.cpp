// SPDX-License-Identifier: Apache-2.0
#include "storage/system.h"

#include <sys/random.h>

#include <chrono>
#include <cstdlib>

namespace cairn::storage {

Instant SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

Random system_random() {
  return [](std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const auto got = ::getrandom(bytes.data(), std::min<std::size_t>(bytes.size(), 256), 0);
      // Without randomness nothing here is safe; getrandom(2) fails for no other reason than EINTR.
      if (got < 0 && errno != EINTR) std::abort();
      if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
  };
}

}  // namespace cairn::storage
