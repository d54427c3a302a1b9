// SPDX-License-Identifier: Apache-2.0
#include "app/awards/bulk/order.h"

#include "achievement/reached.h"
#include "app/achievements/content_of.h"

namespace cairn::app {
namespace {

std::vector<credential::NewEvidence> evidence_of(const SheetEntry& entry, const Words& words) {
  std::vector<credential::NewEvidence> all;
  if (!entry.narrative.empty()) {
    credential::NewEvidence narrative;
    narrative.name = words(to_say("What the learner did"));
    narrative.narrative = entry.narrative;
    all.push_back(std::move(narrative));
  }
  if (!entry.evidence.empty()) {
    credential::NewEvidence link;
    link.url = entry.evidence;
    link.name = words(to_say("Link"));
    all.push_back(std::move(link));
  }
  return all;
}

}  // namespace

AwardOrder order_of(const Context& context, const Achievement& achievement,
                    const SheetEntry& entry) {
  AwardOrder order;
  order.achievement = achievement;
  order.evidence = evidence_of(entry, words_for(context, achievement));
  order.valid_until = entry.expires;
  const auto place = place_of(context, achievement);
  for (const auto& [number, value] : entry.results)
    order.results.push_back(
        achievement::reached(achievement.details.results[number], place, number, value));
  return order;
}

}  // namespace cairn::app
