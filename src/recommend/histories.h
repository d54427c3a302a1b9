// SPDX-License-Identifier: Apache-2.0
// Histories: what people have come to be able to do, without who they are. Asked what people like
// somebody have and they have not. Whole numbers only, so that the answer is the same everywhere.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "recommend/reason.h"

namespace cairn::recommend {

using Item = std::uint32_t;  // a skill, as the caller numbers them from 0

// Of those who share anything with the person: how much of their likeness has the item, and how
// many of them that is.
struct Peers {
  Item item = 0;
  Strength share = 0;
  std::int64_t people = 0;
};

struct LikenessOptions {
  // A person counts by this power of the squared cosine of what both have: 3 is the sixth power of
  // the cosine. Measured; see docs/reference/recommendation.md.
  int power = 3;
  // Items that fewer people have are not named, and make nobody alike: who asks with a rare one
  // learns nothing of the few who have it.
  std::int64_t people_min = recommend::people_min;
};

class Histories {
 public:
  // One list of items a person; doubled ones count once.
  explicit Histories(const std::vector<std::vector<Item>>& people);

  std::size_t people() const { return ends_.size(); }
  // How many people have the item.
  std::int64_t having(Item item) const;

  // Items the person does not have, the likeliest first, then by number. `held` may hold items that
  // nobody here has. Linear in what the people who share an item have.
  std::vector<Peers> likely(std::span<const Item> held, const LikenessOptions& options = {}) const;

 private:
  std::span<const Item> held_by(std::size_t person) const {
    const auto from = person == 0 ? 0 : ends_[person - 1];
    return std::span(held_).subspan(from, ends_[person] - from);
  }

  // All in one row: a question walks over everybody.
  std::vector<Item> held_;                         // by person, ascending
  std::vector<std::size_t> ends_;                  // of each person's
  std::vector<std::vector<std::uint32_t>> whose_;  // by item: people, ascending
};

}  // namespace cairn::recommend
