// SPDX-License-Identifier: Apache-2.0
#include "app/analytics/counters.h"

#include "app/ports/sharing.h"
#include "app/ports/store.h"

namespace cairn::app {

std::int64_t day_of(Instant at) { return at.seconds() / 86'400; }

void Counters::count(const OrganisationId& organisation, const AchievementId& achievement,
                     UsageEvent event, Instant at) {
  const std::scoped_lock lock(mutex_);
  ++counts_[{organisation, day_of(at), achievement, event}];
}

void Counters::count_view(const OrganisationId& organisation, const std::string& link_token) {
  const std::scoped_lock lock(mutex_);
  ++views_[{organisation, link_token}];
}

Status Counters::write(Store& store) {
  std::map<Key, std::int64_t> counts;
  Views views;
  {
    const std::scoped_lock lock(mutex_);
    counts.swap(counts_);
    views.swap(views_);
  }
  if (counts.empty() && views.empty()) return done;
  const auto written = [&]() -> Status {
    CAIRN_TRY(auto transaction, store.begin(Access::write));
    for (const auto& [key, count] : counts) {
      const auto& [organisation, day, achievement, event] = key;
      CAIRN_CHECK(transaction->usage().add({organisation, achievement, day, event, count}));
    }
    for (const auto& [link, count] : views)
      CAIRN_CHECK(transaction->sharing().add_views(link.first, link.second, count));
    return transaction->commit();
  }();
  if (written) return done;
  const std::scoped_lock lock(mutex_);
  for (const auto& [key, count] : counts) counts_[key] += count;
  for (const auto& [link, count] : views) views_[link] += count;
  return written;
}

}  // namespace cairn::app
