// SPDX-License-Identifier: Apache-2.0
#include "net/cache.h"

#include <algorithm>

namespace cairn::net {
namespace {

std::size_t size_of(std::string_view name, const verify::Fetched& answer) {
  return name.size() + answer.body.size();
}

}  // namespace

Cache::Cache(app::Outside& source, std::function<Instant()> now, CacheBounds bounds)
    : source_(source), now_(std::move(now)), bounds_(bounds) {}

std::int64_t Cache::age_seconds(const Entry& entry) const {
  const auto kept = (now_().microseconds - entry.taken.microseconds) / 1'000'000;
  return std::max<std::int64_t>(kept, 0) + entry.answer.age_seconds;
}

verify::Fetched Cache::aged(const Entry& entry) const {
  auto answer = entry.answer;
  answer.age_seconds = age_seconds(entry);
  return answer;
}

Result<verify::Fetched> Cache::fetch_within(std::string_view name,
                                            std::chrono::milliseconds time_max) {
  {
    const std::lock_guard lock(mutex_);
    const auto known = by_name_.find(name);
    if (known != by_name_.end()) {
      entries_.splice(entries_.begin(), entries_, known->second);
      if (age_seconds(*known->second) <= bounds_.fresh_seconds_max) return aged(*known->second);
    }
  }
  auto answer = source_.fetch_within(
      name, time_max);  // without the lock: others need not wait for the network
  const std::lock_guard lock(mutex_);
  const auto known = by_name_.find(name);
  if (!answer.ok()) {
    const bool usable = answer.error().code == ErrorCode::unreachable && known != by_name_.end() &&
                        age_seconds(*known->second) <= bounds_.stale_seconds_max;
    return usable ? Result<verify::Fetched>(aged(*known->second)) : std::move(answer);
  }
  if (known != by_name_.end()) forget(known->second);
  if (answer->status == 200) keep(name, *answer);
  return answer;
}

void Cache::keep(std::string_view name, const verify::Fetched& answer) {
  const auto size = size_of(name, answer);
  if (size > bounds_.bytes_max) return;
  while (!entries_.empty() &&
         (entries_.size() >= bounds_.entries_max || bytes_ + size > bounds_.bytes_max))
    forget(std::prev(entries_.end()));
  entries_.push_front({std::string(name), answer, now_()});
  by_name_.emplace(entries_.front().name, entries_.begin());
  bytes_ += size;
}

void Cache::forget(Entries::iterator entry) {
  bytes_ -= size_of(entry->name, entry->answer);
  by_name_.erase(entry->name);
  entries_.erase(entry);
}

}  // namespace cairn::net
