// SPDX-License-Identifier: Apache-2.0
// Counters: what was opened, taken along and verified, kept in memory and written now and then, so
// that looking at a badge costs no write. What was counted since the last write is lost in a crash.
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "app/ids.h"
#include "app/ports/clock.h"
#include "app/ports/usage.h"
#include "base/instant.h"

namespace cairn::app {

class Store;

// Safe to use from several threads.
class Counters {
 public:
  void count(const OrganisationId& organisation, const AchievementId& achievement, UsageEvent event,
             Instant at);
  void count_view(const OrganisationId& organisation, const std::string& link_token);

  // Writes what was counted and begins anew; what could not be written stays for the next time.
  // Errors: io.
  Status write(Store& store);

 private:
  using Key = std::tuple<OrganisationId, std::int64_t, AchievementId, UsageEvent>;
  using Views = std::map<std::pair<OrganisationId, std::string>, std::int64_t>;

  std::mutex mutex_;
  std::map<Key, std::int64_t> counts_;
  Views views_;  // of links to single badges
};

std::int64_t day_of(Instant at);  // since 1970, UTC

}  // namespace cairn::app
