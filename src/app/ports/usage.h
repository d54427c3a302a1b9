// SPDX-License-Identifier: Apache-2.0
// Usage: how often badges were looked at, taken along, shared and verified, and how often they were
// claimed; counts by day, never who.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/ids.h"
#include "base/result.h"

namespace cairn::app {

enum class UsageEvent : std::uint8_t { opened, downloaded, shared, verified, link_opened };
inline constexpr std::string_view usage_event_names[] = {"opened", "downloaded", "shared",
                                                         "verified", "links_opened"};
inline std::string_view name_of(UsageEvent event) {
  return usage_event_names[static_cast<std::size_t>(event)];
}

struct UsageCount {
  OrganisationId organisation;
  AchievementId achievement;
  std::int64_t day = 0;  // since 1970, UTC
  UsageEvent event = UsageEvent::opened;
  std::int64_t count = 0;
};

class Usage {
 public:
  virtual ~Usage() = default;
  // Adds to what was counted for that day.
  virtual Status add(const UsageCount& count) = 0;
  // By day; days from `first` to `last`, both included.
  virtual Result<std::vector<UsageCount>> list(const OrganisationId& organisation,
                                               std::int64_t first, std::int64_t last) = 0;
  // Awards made, by day and achievement, in the place of `event`.
  virtual Result<std::vector<UsageCount>> awards_made(const OrganisationId& organisation,
                                                      std::int64_t first, std::int64_t last) = 0;
  // Likewise, claims sent in, and offers that their learners accepted.
  virtual Result<std::vector<UsageCount>> claims_sent(const OrganisationId& organisation,
                                                      std::int64_t first, std::int64_t last) = 0;
  virtual Result<std::vector<UsageCount>> offers_accepted(const OrganisationId& organisation,
                                                          std::int64_t first,
                                                          std::int64_t last) = 0;
};

}  // namespace cairn::app
