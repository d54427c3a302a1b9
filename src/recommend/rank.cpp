// SPDX-License-Identifier: Apache-2.0
#include "recommend/rank.h"

#include <algorithm>
#include <queue>

#include "recommend/worth.h"

namespace cairn::recommend {
namespace {

// What it lacks is work before it.
Score score_in(const Candidate& candidate, const Worth& worth, std::vector<Score>& scratch) {
  const auto sum = score_of(candidate.own) + worth.of_all(candidate.brings, scratch);
  return after_effort(sum, candidate.minutes) / (Score{1} + candidate.lacks);
}

std::vector<Reason> reasons_of(const Candidate& candidate, const Worth& worth,
                               std::size_t reasons_max) {
  auto reasons = candidate.own;
  const auto by_score = [](const Reason& a, const Reason& b) { return score_of(a) > score_of(b); };
  std::stable_sort(reasons.begin(), reasons.end(), by_score);
  const auto own = static_cast<std::ptrdiff_t>(reasons.size());
  for (const auto skill : candidate.brings)
    if (worth.of(skill) > 0)
      for (const auto& reason : worth.wish(skill)->reasons) reasons.push_back(reason);
  std::stable_sort(reasons.begin() + own, reasons.end(), by_score);
  if (reasons.size() > reasons_max) reasons.resize(reasons_max);
  return reasons;
}

struct Place {
  Score score = 0;
  std::size_t candidate = 0;
  std::size_t round = 0;  // of the list it was scored beside
};

}  // namespace

// Scores only ever fall while the list grows, so that one which is still up to date at the top of
// the heap is the best.
std::vector<Recommended> rank(std::span<const Wish> wishes, std::span<const Candidate> candidates,
                              const RankOptions& options) {
  Worth worth(wishes);
  std::vector<Score> scratch;
  const auto comes_later = [&](const Place& a, const Place& b) {
    return a.score != b.score ? a.score < b.score
                              : candidates[a.candidate].id > candidates[b.candidate].id;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (const auto score = score_in(candidates[i], worth, scratch); score > 0)
      places.push_back({score, i, 0});
  std::priority_queue heap(comes_later, std::move(places));
  std::vector<Recommended> list;
  while (!heap.empty() && list.size() < options.count) {
    auto best = heap.top();
    heap.pop();
    if (best.round < list.size()) {
      best.score = score_in(candidates[best.candidate], worth, scratch);
      best.round = list.size();
      if (best.score > 0) heap.push(best);
      continue;
    }
    if (!list.empty() && best.score * 100 < list.front().score * options.least_percent) break;
    const auto& candidate = candidates[best.candidate];
    list.push_back({best.candidate, best.score, reasons_of(candidate, worth, options.reasons_max)});
    for (const auto skill : candidate.brings) worth.spend(skill);
  }
  return list;
}

}  // namespace cairn::recommend
