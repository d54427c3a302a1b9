// SPDX-License-Identifier: Apache-2.0
// Failures: what could not be fetched a moment ago, so that nobody waits for it again at once.
#pragma once
#include <chrono>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace cairn::net {

// Safe to use from several threads.
class Failures {
 public:
  Failures(std::size_t entries_max, std::chrono::milliseconds age_max)
      : entries_max_(entries_max), age_max_(age_max) {}

  std::optional<Error> find(std::string_view name);
  // The oldest is forgotten when there are too many; a name too long to be kept never was.
  void add(std::string_view name, const Error& error);

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::string name;
    Error error;
    Clock::time_point met;
  };
  void forget_old();  // by age, then by number

  const std::size_t entries_max_;
  const std::chrono::milliseconds age_max_;
  std::mutex mutex_;
  std::list<Entry> entries_;                                        // the newest first
  std::map<std::string_view, std::list<Entry>::iterator> by_name_;  // keys point into entries_
};

}  // namespace cairn::net
