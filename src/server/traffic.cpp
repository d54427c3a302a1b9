// SPDX-License-Identifier: Apache-2.0
#include "server/traffic.h"

#include <fmt/core.h>

#include <algorithm>

namespace cairn::server {

void Traffic::count(int status, std::int64_t microseconds) {
  const auto kind = static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
  by_class_[kind].fetch_add(1, std::memory_order_relaxed);
  const auto bound = std::find_if(bounds_ms.begin(), bounds_ms.end(),
                                  [&](std::int64_t most) { return microseconds <= most * 1'000; });
  by_time_[static_cast<std::size_t>(bound - bounds_ms.begin())].fetch_add(
      1, std::memory_order_relaxed);
  microseconds_.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0)),
                          std::memory_order_relaxed);
}

std::string Traffic::metrics() const {
  std::string text =
      "# HELP cairn_http_requests_total Requests answered, by class of status.\n"
      "# TYPE cairn_http_requests_total counter\n";
  for (std::size_t kind = 1; kind < by_class_.size(); ++kind)
    text += fmt::format("cairn_http_requests_total{{status=\"{}xx\"}} {}\n", kind,
                        by_class_[kind].load(std::memory_order_relaxed));
  text +=
      "# HELP cairn_http_request_seconds How long answers took.\n"
      "# TYPE cairn_http_request_seconds histogram\n";
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < by_time_.size(); ++i) {
    sum += by_time_[i].load(std::memory_order_relaxed);
    const auto bound = i < bounds_ms.size()
                           ? fmt::format("{}", static_cast<double>(bounds_ms[i]) / 1'000)
                           : std::string("+Inf");
    text += fmt::format("cairn_http_request_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
  }
  text +=
      fmt::format("cairn_http_request_seconds_sum {}\ncairn_http_request_seconds_count {}\n",
                  static_cast<double>(microseconds_.load(std::memory_order_relaxed)) / 1e6, sum);
  return text;
}

}  // namespace cairn::server
