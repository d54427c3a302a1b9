// SPDX-License-Identifier: Apache-2.0
// What skills count for, and what an offer that brings some of them does.
#pragma once
#include <algorithm>
#include <functional>
#include <span>
#include <vector>

#include "recommend/rank.h"

namespace cairn::recommend {

class Worth {
 public:
  // Wishes must outlive it. Of doubled ones the first counts.
  explicit Worth(std::span<const Wish> wishes) {
    for (const auto& wish : wishes) {
      if (wish.skill >= worth_.size()) {
        worth_.resize(wish.skill + std::size_t{1});
        wish_of_.resize(worth_.size());
      }
      if (wish_of_[wish.skill] != nullptr) continue;
      worth_[wish.skill] = score_of(wish.reasons);
      wish_of_[wish.skill] = &wish;
    }
  }

  Score of(Item skill) const { return skill < worth_.size() ? worth_[skill] : 0; }
  const Wish* wish(Item skill) const { return skill < wish_of_.size() ? wish_of_[skill] : nullptr; }
  void spend(Item skill) {
    if (skill < worth_.size()) worth_[skill] = 0;
  }

  // The best skill counts whole, the second by half, the third by a third: a next step is no
  // collection. `scratch` saves an allocation for each.
  Score of_all(std::span<const Item> skills, std::vector<Score>& scratch) const {
    scratch.clear();
    for (const auto skill : skills)
      if (const auto one = of(skill); one > 0) scratch.push_back(one);
    std::sort(scratch.begin(), scratch.end(), std::greater<>());
    Score sum = 0;
    for (std::size_t i = 0; i < scratch.size(); ++i) sum += scratch[i] / static_cast<Score>(i + 1);
    return sum;
  }

 private:
  std::vector<Score> worth_;
  std::vector<const Wish*> wish_of_;
};

inline Score after_effort(Score score, std::int64_t minutes) {
  return score * half_minutes / (half_minutes + std::max<std::int64_t>(minutes, 0));
}

}  // namespace cairn::recommend
