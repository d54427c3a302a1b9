// SPDX-License-Identifier: Apache-2.0
#include "recommend/offers.h"

#include <algorithm>

#include "recommend/worth.h"

namespace cairn::recommend {
namespace {

// Levels held, by skill.
class Levels {
 public:
  explicit Levels(std::span<const SkillAt> held) {
    for (const auto& one : held) {
      if (one.skill >= levels_.size()) levels_.resize(one.skill + std::size_t{1});
      levels_[one.skill] = std::max(levels_[one.skill], one.level);
    }
  }
  bool is_more(const SkillAt& taught) const {
    return taught.skill >= levels_.size() || taught.level > levels_[taught.skill];
  }

 private:
  std::vector<Level> levels_;
};

void beyond(std::span<const SkillAt> taught, const Levels& held, std::vector<Item>& brings) {
  brings.clear();
  for (const auto& one : taught)
    if (held.is_more(one)) brings.push_back(one.skill);
}

}  // namespace

Offers::Offers(const std::vector<std::vector<SkillAt>>& teaching, std::vector<std::int64_t> minutes)
    : minutes_(std::move(minutes)) {
  minutes_.resize(teaching.size());
  for (std::uint32_t offer = 0; offer < teaching.size(); ++offer) {
    for (const auto& taught : teaching[offer]) {
      if (taught.skill >= offers_of_.size()) offers_of_.resize(taught.skill + std::size_t{1});
      offers_of_[taught.skill].push_back(offer);
      taught_.push_back(taught);
    }
    ends_.push_back(taught_.size());
  }
}

std::vector<Found> Offers::bringing(std::span<const Wish> wishes, std::span<const SkillAt> held,
                                    std::size_t for_each) const {
  constexpr Score unknown = -1;
  const Levels levels(held);
  const Worth worth(wishes);
  std::vector<Score> scores(size(), unknown), scratch;
  std::vector<Item> brings;
  const auto score_of = [&](std::uint32_t offer) {
    if (scores[offer] == unknown) {
      beyond(taught_by(offer), levels, brings);
      scores[offer] = after_effort(worth.of_all(brings, scratch), minutes_[offer]);
    }
    return scores[offer];
  };
  std::vector<std::pair<Score, std::uint32_t>> of_wish;
  std::vector<std::uint32_t> chosen;
  for (const auto& wish : wishes) {
    if (wish.skill >= offers_of_.size()) continue;
    of_wish.clear();
    for (const auto offer : offers_of_[wish.skill])
      if (const auto score = score_of(offer); score > 0) of_wish.emplace_back(-score, offer);
    const auto count = std::min(for_each, of_wish.size());
    const auto end = of_wish.begin() + static_cast<std::ptrdiff_t>(count);
    if (end != of_wish.end()) std::nth_element(of_wish.begin(), end, of_wish.end());
    for (auto it = of_wish.begin(); it != end; ++it) chosen.push_back(it->second);
  }
  std::sort(chosen.begin(), chosen.end());
  chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
  std::vector<Found> found;
  found.reserve(chosen.size());
  for (const auto offer : chosen) {
    beyond(taught_by(offer), levels, brings);
    found.push_back({offer, brings});
  }
  return found;
}

std::vector<Item> Offers::brought_by(std::uint32_t offer, std::span<const SkillAt> held) const {
  std::vector<Item> brings;
  beyond(taught_by(offer), Levels(held), brings);
  return brings;
}

}  // namespace cairn::recommend
