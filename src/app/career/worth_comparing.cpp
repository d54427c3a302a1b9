// SPDX-License-Identifier: Apache-2.0
#include "app/career/worth_comparing.h"

#include <algorithm>

#include "catalogue/teaching.h"

namespace cairn::app::career {
namespace {

constexpr std::size_t looked_at_max = 24;  // of each requirement

struct Candidate {
  const catalogue::Offer* offer = nullptr;
  int closes = 0;  // two for a requirement that it reaches, one for one that it narrows
};

std::vector<const catalogue::Offer*> teaching(const Offers& offers, const std::string& skill) {
  catalogue::Query query;
  query.filters.skill = skill;
  query.filters.with_unknown = true;
  query.count = looked_at_max;
  std::vector<const catalogue::Offer*> found;
  for (const auto& hit : offers.search->find(query).page)
    if (hit.offer->gone_since.empty()) found.push_back(hit.offer);
  return found;
}

int closed_by(const catalogue::Offer& offer, const Offers& offers, const pathways::Gap& gap) {
  int closes = 0;
  for (const auto& taught :
       catalogue::taught_skills(offer, offers.lookup(), catalogue::Trust::certain))
    for (const auto& row : gap.rows)
      if (row.skill == taught.skill && row.state != pathways::GapState::have &&
          taught.level > row.have)
        closes += taught.level >= row.need ? 2 : 1;
  return closes;
}

}  // namespace

std::vector<const catalogue::Offer*> worth_comparing(const Offers& offers, const pathways::Gap& gap,
                                                     std::size_t count) {
  std::vector<Candidate> candidates;
  for (const auto& row : gap.rows) {
    if (row.state == pathways::GapState::have) continue;
    for (const auto* offer : teaching(offers, row.skill))
      if (std::ranges::find(candidates, offer, &Candidate::offer) == candidates.end())
        candidates.push_back({offer, closed_by(*offer, offers, gap)});
  }
  std::erase_if(candidates, [](const auto& one) { return one.closes == 0; });
  std::ranges::stable_sort(candidates, [](const auto& a, const auto& b) {
    return a.offer->example != b.offer->example ? b.offer->example : a.closes > b.closes;
  });
  std::vector<const catalogue::Offer*> chosen;
  for (const auto& [offer, closes] : candidates) {
    const bool has_provider =
        std::ranges::any_of(chosen, [&provider = offer->provider](auto* other) {
          return !provider.empty() && other->provider == provider;
        });
    if (!has_provider && chosen.size() < count) chosen.push_back(offer);
  }
  return chosen;
}

}  // namespace cairn::app::career
