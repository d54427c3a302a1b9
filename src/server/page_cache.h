// SPDX-License-Identifier: Apache-2.0
// Public pages as they were answered a moment ago, for whoever asks the same next. An entry counts
// only while nothing has been committed to the store since it was made, so a revocation shows at
// once, and for a second at most, for pages speak of time and another process may have changed
// something.
#pragma once
#include <chrono>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "server/http/message.h"

namespace cairn::server {

// Safe to use from several threads. Holds `bytes_max` at most; what was used longest ago goes.
class PageCache {
 public:
  using Moment = std::chrono::steady_clock::time_point;
  static constexpr std::size_t bytes_max_default = 4 * 1024 * 1024;
  static constexpr std::chrono::milliseconds age_max{1'000};

  explicit PageCache(std::size_t bytes_max = bytes_max_default) : bytes_max_(bytes_max) {}

  // Or nullptr. `version`: of the store, now.
  std::shared_ptr<const Response> find(std::string_view key, std::uint64_t version, Moment now);
  // `version`: of the store before the page was made.
  void put(std::string_view key, std::uint64_t version, Moment now, const Response& response);

 private:
  struct Entry {
    std::string key;
    std::uint64_t version;
    Moment made;
    std::shared_ptr<const Response> response;
    std::size_t bytes;
  };
  void remove(std::list<Entry>::iterator entry);

  const std::size_t bytes_max_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // the newest use first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace cairn::server
