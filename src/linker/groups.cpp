// SPDX-License-Identifier: Apache-2.0
#include "linker/groups.h"

#include <algorithm>

namespace cairn::linker {
namespace {

constexpr std::size_t group_members = 108;  // on average
constexpr std::size_t groups_max = 1024;
constexpr int rounds = 8;
constexpr std::size_t pieces = 16;

class Gatherer {
 public:
  Gatherer(const std::vector<std::int8_t>& vectors, const std::vector<float>& steps,
           const Parallel& parallel)
      : vectors_(vectors), steps_(steps), parallel_(parallel), group_of_(steps.size()) {
    const auto groups = std::clamp<std::size_t>(steps.size() / group_members, 1, groups_max);
    centres_.resize(groups * dimensions);
    for (std::size_t g = 0; g < groups; ++g)
      add_scaled(&centres_[g * dimensions], row(g * steps.size() / groups), 1);
    to_bytes();
  }

  Groups gather() {
    for (int round = 0; round < rounds; ++round) {
      assign();
      move_centres();
    }
    assign();
    return finish();
  }

 private:
  const std::int8_t* row(std::size_t member) const { return &vectors_[member * dimensions]; }

  void to_bytes() {
    const auto count = centres_.size() / dimensions;
    groups_.centres.resize(centres_.size());
    groups_.centre_steps.resize(count);
    for (std::size_t g = 0; g < count; ++g) {
      normalise(&centres_[g * dimensions]);
      groups_.centre_steps[g] =
          quantise(&centres_[g * dimensions], &groups_.centres[g * dimensions]);
    }
  }

  void assign() {
    parallel_(pieces, [&](std::size_t piece) {
      std::vector<std::int32_t> products(groups_.size());
      for (auto i = piece; i < group_of_.size(); i += pieces) {
        dots(row(i), groups_.centres.data(), groups_.size(), products.data());
        std::size_t best = 0;
        for (std::size_t g = 1; g < products.size(); ++g)
          if (likeness(products, g) > likeness(products, best)) best = g;
        group_of_[i] = static_cast<std::uint32_t>(best);
      }
    });
  }

  float likeness(const std::vector<std::int32_t>& products, std::size_t g) const {
    return static_cast<float>(products[g]) * groups_.centre_steps[g];
  }

  // A group that lost all its members stays where it was.
  void move_centres() {
    std::vector<float> sums(centres_.size());
    std::vector<bool> any(groups_.size());
    for (std::size_t i = 0; i < group_of_.size(); ++i) {
      add_scaled(&sums[group_of_[i] * dimensions], row(i), steps_[i]);
      any[group_of_[i]] = true;
    }
    for (std::size_t g = 0; g < any.size(); ++g)
      if (any[g]) std::copy_n(&sums[g * dimensions], dimensions, &centres_[g * dimensions]);
    to_bytes();
  }

  Groups finish() {
    groups_.begin.assign(groups_.size() + 1, 0);
    for (const auto g : group_of_) ++groups_.begin[g + 1];
    for (std::size_t g = 0; g < groups_.size(); ++g) groups_.begin[g + 1] += groups_.begin[g];
    auto next = groups_.begin;
    groups_.members.resize(group_of_.size());
    for (std::uint32_t i = 0; i < group_of_.size(); ++i) groups_.members[next[group_of_[i]]++] = i;
    return std::move(groups_);
  }

  const std::vector<std::int8_t>& vectors_;
  const std::vector<float>& steps_;
  const Parallel& parallel_;
  std::vector<std::uint32_t> group_of_;
  std::vector<float> centres_;
  Groups groups_;
};

}  // namespace

Groups group(const std::vector<std::int8_t>& vectors, const std::vector<float>& steps,
             const Parallel& parallel) {
  return Gatherer(vectors, steps, parallel).gather();
}

GroupSearch::GroupSearch(const Groups& groups, const std::vector<std::int8_t>& vectors,
                         const std::vector<float>& steps)
    : groups_(groups) {
  rows_.reserve(vectors.size());
  for (const auto member : groups.members) {
    const auto from = vectors.begin() + static_cast<std::ptrdiff_t>(member * dimensions);
    rows_.insert(rows_.end(), from, from + dimensions);
    steps_.push_back(steps[member]);
  }
}

void GroupSearch::search(const std::int8_t* one, float step, std::size_t probes,
                         std::vector<float>& best, std::vector<std::uint32_t>& touched) const {
  std::vector<std::int32_t> products(groups_.size());
  dots(one, groups_.centres.data(), groups_.size(), products.data());
  struct Near {
    float likeness;
    std::uint32_t group;
  };
  std::vector<Near> near;
  for (std::uint32_t g = 0; g < groups_.size(); ++g)
    near.push_back({static_cast<float>(products[g]) * groups_.centre_steps[g], g});
  const auto end = near.begin() + static_cast<std::ptrdiff_t>(std::min(probes, near.size()));
  std::partial_sort(near.begin(), end, near.end(), [](const Near& a, const Near& b) {
    return a.likeness != b.likeness ? a.likeness > b.likeness : a.group < b.group;
  });
  for (auto at = near.begin(); at != end; ++at) {
    const auto first = groups_.begin[at->group];
    const auto count = groups_.begin[at->group + 1] - first;
    products.resize(std::max<std::size_t>(products.size(), count));
    dots(one, rows_.data() + std::size_t{first} * dimensions, count, products.data());
    for (std::uint32_t i = 0; i < count; ++i) {
      const float likeness = static_cast<float>(products[i]) * step * steps_[first + i];
      auto& known = best[groups_.members[first + i]];
      if (likeness <= known) continue;
      if (known == 0) touched.push_back(groups_.members[first + i]);
      known = likeness;
    }
  }
}

}  // namespace cairn::linker
