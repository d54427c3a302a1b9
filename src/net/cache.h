// SPDX-License-Identifier: Apache-2.0
// Cache: remembers what was fetched, bounded in entries and bytes, and says how old it is. While an
// answer is fresh the source is left alone; when the source cannot be reached, an older answer is
// given with its age, so that a policy can judge it.
#pragma once
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "app/ports/outside.h"
#include "base/instant.h"
#include "base/limits.h"

namespace cairn::net {

struct CacheBounds {
  std::size_t entries_max = limits::cache_entries_max;
  std::size_t bytes_max = limits::cache_bytes_max;
  std::int64_t fresh_seconds_max = limits::cache_fresh_seconds_max;
  std::int64_t stale_seconds_max = limits::cache_stale_seconds_max;
};

// Safe to use from several threads when `source` is.
class Cache final : public app::Outside {
 public:
  // `source` must outlive this.
  Cache(app::Outside& source, std::function<Instant()> now, CacheBounds bounds = {});

  // Only answers of status 200 are kept. Errors: those of the source.
  Result<verify::Fetched> fetch_within(std::string_view name,
                                       std::chrono::milliseconds time_max) override;
  Result<verify::Fetched> ask(const app::Question& question) override {
    return source_.ask(question);
  }
  Status check(const std::string& url) const override { return source_.check(url); }

 private:
  struct Entry {
    std::string name;
    verify::Fetched answer;
    Instant taken;
  };
  using Entries = std::list<Entry>;  // the latest used first

  std::int64_t age_seconds(const Entry& entry) const;
  verify::Fetched aged(const Entry& entry) const;
  void keep(std::string_view name, const verify::Fetched& answer);
  void forget(Entries::iterator entry);

  app::Outside& source_;
  std::function<Instant()> now_;
  CacheBounds bounds_;
  std::mutex mutex_;
  Entries entries_;
  std::map<std::string_view, Entries::iterator> by_name_;  // keys point into entries_
  std::size_t bytes_ = 0;
};

}  // namespace cairn::net
