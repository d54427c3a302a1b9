// SPDX-License-Identifier: Apache-2.0
// Traffic: how many requests were answered, how, and how fast; counted by every worker.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace cairn::server {

class Traffic {
 public:
  void count(int status, std::int64_t microseconds);
  // In the text format of Prometheus.
  std::string metrics() const;

 private:
  static constexpr std::array<std::int64_t, 6> bounds_ms{5, 25, 100, 500, 2'000, 10'000};
  std::array<std::atomic<std::uint64_t>, 6> by_class_{};                    // 1xx to 5xx at 1 to 5
  std::array<std::atomic<std::uint64_t>, bounds_ms.size() + 1> by_time_{};  // the last: longer
  std::atomic<std::uint64_t> microseconds_{};
};

}  // namespace cairn::server
