// SPDX-License-Identifier: Apache-2.0
// Throttle: how often something has been tried of late, and how long to wait before the next try.
// Kept in memory, in a table that does not grow; what was tried is kept only as a keyed hash.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "base/instant.h"
#include "base/random.h"
#include "base/result.h"

namespace cairn::app {

// After `free` tries each doubles the wait: one second, two, four, at most `wait_seconds_max`.
struct ThrottleRule {
  std::uint32_t free = 0;
  std::int64_t wait_seconds_max = 0;
};

// Safe to use from several threads.
class Throttle {
 public:
  explicit Throttle(const Random& random);

  // Counts a try of `key` before it is made, so that many at once are many. Errors: too_many, with
  // the seconds to wait; such a try is not counted.
  Status take(std::string_view key, ThrottleRule rule, Instant now);
  void give_back(std::string_view key);  // the try was a good one
  void forget(std::string_view key);     // and so were those before it

 private:
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::uint32_t tries = 0;
    Instant last = {};
  };
  static constexpr std::size_t slots_count = 4096;
  static constexpr std::size_t set_size = 8;  // where a key may stand

  std::uint64_t hash(std::string_view key) const;
  std::span<Slot> set_of(std::uint64_t key);
  Slot* find(std::uint64_t key);
  // The key's slot, or the one of its set that says least.
  Slot& place(std::uint64_t key, Instant now);

  std::array<std::uint8_t, 32> secret_{};
  std::mutex mutex_;
  std::unique_ptr<Slot[]> slots_;
};

// "Too many tries. Wait 8 seconds."
Error too_many_tries(std::int64_t seconds);

}  // namespace cairn::app
