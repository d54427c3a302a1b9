// SPDX-License-Identifier: Apache-2.0
// How many requests of the JSON surface one key or address may make: a bucket of tokens each, in
// memory, in a table that does not grow.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "base/instant.h"

namespace cairn::server {

// A full bucket holds `burst` tokens and fills at `a_second`.
struct Rate {
  std::int64_t a_second = 100;
  std::int64_t burst = 200;
};

// Safe to use from several threads.
class RateLimits {
 public:
  explicit RateLimits(std::span<const std::uint8_t, 32> secret);

  struct Turn {
    bool allowed = true;
    std::int64_t left = 0;          // tokens
    std::int64_t wait_seconds = 0;  // until there is one, or until the bucket is full where allowed
  };
  // Takes a token where there is one. A clock set back fills no bucket and empties none.
  Turn take(std::string_view key, Rate rate, Instant now);

 private:
  // Of a bucket only the moment when it will be full is kept.
  struct Slot {
    std::uint64_t key = 0;  // 0: free
    std::int64_t full_microseconds = 0;
  };
  static constexpr std::size_t slots_count = 4096;
  static constexpr std::size_t set_size = 8;  // where a key may stand

  Slot& place(std::uint64_t key);

  std::array<std::uint8_t, 32> secret_{};
  std::mutex mutex_;
  std::unique_ptr<Slot[]> slots_;
};

}  // namespace cairn::server
