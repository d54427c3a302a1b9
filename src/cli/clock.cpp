// SPDX-License-Identifier: Apache-2.0
#include "cli/clock.h"

#include <sys/random.h>

#include <chrono>
#include <cstdlib>

namespace cairn::cli {

Instant now() {
  using namespace std::chrono;
  return {duration_cast<microseconds>(system_clock::now().time_since_epoch()).count()};
}

std::string now_text() { return format_instant(Instant::from_seconds(now().seconds())); }

Random system_random() {
  return [](std::span<std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const auto got = ::getrandom(bytes.data(), bytes.size(), 0);
      // Without randomness there is nothing safe to go on with.
      if (got < 0 && errno != EINTR) std::abort();
      if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
  };
}

}  // namespace cairn::cli
