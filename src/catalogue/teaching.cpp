// SPDX-License-Identifier: Apache-2.0
#include "catalogue/teaching.h"

#include <algorithm>
#include <unordered_set>

#include "catalogue/limits.h"
#include "catalogue/quantities.h"

namespace cairn::catalogue {
namespace {

constexpr std::size_t parts_all_max = 2'000;  // of one offer, those within parts included

void add_own(const Offer& offer, Trust trust, std::vector<Taught>& all) {
  if (offer.kind == Kind::exam) return;  // it shows what one can, and teaches none of it
  for (const auto& one : offer.teaches) {
    const bool proposed =
        trust == Trust::proposed && one.link == Link::proposed && !one.proposals.empty();
    if (!one.is_certain() && !proposed) continue;
    Taught taught{.skill = proposed ? one.proposals.front().skill : one.skill,
                  .level = one.level,
                  .level_is_assumed = one.level == 0,
                  .is_proposed = proposed};
    if (taught.level == 0) taught.level = level_after(offer.stage);
    if (taught.level == 0) taught.level = assumed_level;
    all.push_back(std::move(taught));
  }
}

// The offers behind its parts and theirs, breadth first.
std::vector<const Offer*> part_offers(const Offer& offer, const OfferLookup& lookup,
                                      std::vector<std::string>* ids) {
  std::vector<const Offer*> found{&offer};
  std::unordered_set<std::string_view> seen{offer.id};
  for (std::size_t at = 0; at < found.size(); ++at) {
    for (const auto& part : found[at]->parts) {
      if (seen.size() > parts_all_max || !seen.insert(part).second) continue;
      if (ids != nullptr) ids->push_back(part);
      if (const auto* known = lookup(part)) found.push_back(known);
    }
  }
  found.erase(found.begin());
  return found;
}

}  // namespace

std::vector<Taught> taught_skills(const Offer& offer, const OfferLookup& lookup, Trust trust) {
  std::vector<Taught> all;
  add_own(offer, trust, all);
  if (!offer.parts.empty())
    for (const auto* part : part_offers(offer, lookup, nullptr)) add_own(*part, trust, all);
  // Of one skill the highest level leads, a certain link before a proposed one.
  std::sort(all.begin(), all.end(), [](const Taught& a, const Taught& b) {
    if (a.skill != b.skill) return a.skill < b.skill;
    if (a.level != b.level) return a.level > b.level;
    if (a.is_proposed != b.is_proposed) return b.is_proposed;
    return !a.level_is_assumed && b.level_is_assumed;
  });
  all.erase(std::unique(all.begin(), all.end(),
                        [](const Taught& a, const Taught& b) { return a.skill == b.skill; }),
            all.end());
  return all;
}

std::vector<std::string> all_parts(const Offer& offer, const OfferLookup& lookup) {
  std::vector<std::string> ids;
  part_offers(offer, lookup, &ids);
  return ids;
}

std::optional<Effort> hours_with_parts(const Offer& offer, const OfferLookup& lookup) {
  if (offer.hours || offer.parts.empty()) return offer.hours;
  Effort total;
  for (const auto& id : offer.parts) {
    const auto* const part = lookup(id);
    if (part == nullptr || !part->hours) return std::nullopt;
    total.minutes_low += part->hours->minutes_low;
    total.minutes_high += part->hours->minutes_high;
  }
  return total.minutes_high > minutes_max ? std::nullopt : std::optional(total);
}

}  // namespace cairn::catalogue
