// SPDX-License-Identifier: Apache-2.0
#include "recommend/histories.h"

#include <algorithm>

namespace cairn::recommend {
namespace {

using Likeness = std::uint64_t;

// Millionths of the squared cosine between two sets, to the power.
Likeness likeness(std::uint64_t shared, std::uint64_t one, std::uint64_t other, int power) {
  const Likeness squared = shared * shared * strong / (one * other);
  Likeness out = squared;
  for (int i = 1; i < power; ++i) out = out * squared / strong;
  return out;
}

std::vector<Item> as_set(std::span<const Item> items) {
  std::vector<Item> set(items.begin(), items.end());
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
  return set;
}

}  // namespace

Histories::Histories(const std::vector<std::vector<Item>>& people) {
  for (std::uint32_t person = 0; person < people.size(); ++person) {
    for (const auto item : as_set(people[person])) {
      if (item >= whose_.size()) whose_.resize(item + std::size_t{1});
      whose_[item].push_back(person);
      held_.push_back(item);
    }
    ends_.push_back(held_.size());
  }
}

std::int64_t Histories::having(Item item) const {
  return item < whose_.size() ? static_cast<std::int64_t>(whose_[item].size()) : 0;
}

std::vector<Peers> Histories::likely(std::span<const Item> held,
                                     const LikenessOptions& options) const {
  const auto own = as_set(held);
  std::vector<std::uint32_t> shared(people());
  for (const auto item : own)
    if (having(item) >= options.people_min)
      for (const auto person : whose_[item]) ++shared[person];
  struct Sum {
    Likeness likeness = 0;
    std::int64_t people = 0;
  };
  std::vector<Sum> sums(whose_.size());
  Likeness all = 0;
  for (std::size_t person = 0; person < people(); ++person) {
    if (shared[person] == 0) continue;
    const auto like = likeness(shared[person], own.size(), held_by(person).size(), options.power);
    all += like;
    for (const auto item : held_by(person)) {
      sums[item].likeness += like;
      ++sums[item].people;
    }
  }
  for (const auto item : own)
    if (item < sums.size()) sums[item] = {};
  std::vector<Peers> likely;
  for (Item item = 0; item < sums.size(); ++item) {
    const auto& sum = sums[item];
    if (sum.people >= options.people_min && sum.likeness > 0)
      likely.push_back({item, static_cast<Strength>(sum.likeness * strong / all), sum.people});
  }
  std::stable_sort(likely.begin(), likely.end(),
                   [](const Peers& a, const Peers& b) { return a.share > b.share; });
  return likely;
}

}  // namespace cairn::recommend
