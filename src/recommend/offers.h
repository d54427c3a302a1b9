// SPDX-License-Identifier: Apache-2.0
// Offers by the skills they teach, so that a question looks only at those that bring something
// wanted.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "recommend/rank.h"

namespace cairn::recommend {

using Level = std::uint8_t;

struct SkillAt {
  Item skill = 0;
  Level level = 1;
};

// An offer that brings something wished for, and all that it brings.
struct Found {
  std::uint32_t offer = 0;
  std::vector<Item> brings;
};

class Offers {
 public:
  // What each teaches, every skill once, and the minutes of work of each; none: no offer is work.
  explicit Offers(const std::vector<std::vector<SkillAt>>& teaching,
                  std::vector<std::int64_t> minutes = {});

  std::size_t size() const { return ends_.size(); }
  // By offer: for every wish the `for_each` offers that count most. Skills held at the level that
  // an offer leads to are nothing it brings. Linear in what the offers of these skills teach.
  std::vector<Found> bringing(std::span<const Wish> wishes, std::span<const SkillAt> held,
                              std::size_t for_each = 40) const;
  std::int64_t minutes(std::uint32_t offer) const { return minutes_[offer]; }
  // What one offer brings.
  std::vector<Item> brought_by(std::uint32_t offer, std::span<const SkillAt> held) const;

 private:
  std::span<const SkillAt> taught_by(std::uint32_t offer) const {
    const auto from = offer == 0 ? 0 : ends_[offer - 1];
    return std::span(taught_).subspan(from, ends_[offer] - from);
  }

  // All in one row: a question walks over many.
  std::vector<SkillAt> taught_;    // by offer
  std::vector<std::size_t> ends_;  // of each offer's
  std::vector<std::int64_t> minutes_;
  std::vector<std::vector<std::uint32_t>> offers_of_;  // by skill
};

}  // namespace cairn::recommend
