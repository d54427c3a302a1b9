// SPDX-License-Identifier: Apache-2.0
#include "net/failures.h"

#include "base/limits.h"

namespace cairn::net {

std::optional<Error> Failures::find(std::string_view name) {
  const std::lock_guard lock(mutex_);
  forget_old();
  const auto known = by_name_.find(name);
  if (known == by_name_.end()) return std::nullopt;
  return known->second->error;
}

void Failures::add(std::string_view name, const Error& error) {
  if (name.size() > limits::failure_name_bytes_max) return;
  const std::lock_guard lock(mutex_);
  if (by_name_.contains(name)) return;
  entries_.push_front({std::string(name), error, Clock::now()});
  by_name_.emplace(entries_.front().name, entries_.begin());
  forget_old();
}

void Failures::forget_old() {
  const auto now = Clock::now();
  while (!entries_.empty() &&
         (entries_.size() > entries_max_ || now - entries_.back().met >= age_max_)) {
    by_name_.erase(entries_.back().name);
    entries_.pop_back();
  }
}

}  // namespace cairn::net
