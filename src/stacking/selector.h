// SPDX-License-Identifier: Apache-2.0
// The exact search: which credentials count for which requirement so that the rule holds, each
// once, nothing together that does not go together, and not too much from outside. What could still
// be earned may be offered to it; then it finds the fewest that would do.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "stacking/bounds.h"
#include "stacking/compiled.h"

namespace cairn::stacking {

struct Use {
  std::uint32_t position = 0;  // in the records held, or in those offered
  bool offered = false;
  Mask leaves = 0;  // requirements it counts for; one, where each counts once
};

// Smaller is better, in this order.
struct Cost {
  std::int64_t offered = 0;          // credentials still to be earned
  std::int64_t offered_credits = 0;  // and their credits
  std::int64_t used = 0;             // credentials in all
  auto operator<=>(const Cost&) const = default;
};

struct Choice {
  std::vector<Use> uses;  // held before offered, by position
  Mask satisfied = 0;     // requirements that are met by them
  Cost cost;
};

enum class Search : std::uint8_t { first, best };

// Keeps its memory from one call to the next; one a thread.
class Selector {
 public:
  // Whether a choice was found; then it is `choice()`. Of several that are equally good, the one
  // that is found first, which the order of the records decides.
  bool run(const Compiled& compiled, Records held, Records offered, Search search,
           std::uint64_t tries_max);
  const Choice& choice() const { return best_; }
  // Whether all was tried that could be better: a choice is the best there is, none means none.
  bool is_proven() const { return tries_ <= tries_max_ && !left_out_; }

 private:
  struct Item {
    Mask mask;
    Credits credits;
    std::int32_t weight;
    std::uint32_t achievement, exclusions, position;
    bool outside, offered;
    bool alone;  // the only one of its achievement
  };
  struct Goals {
    std::array<std::int16_t, bounds::parts_max + bounds::groups_max> node;
    std::size_t count = 0;
    void add(std::int32_t goal) { node[count++] = static_cast<std::int16_t>(goal); }
  };
  // What a goal takes at least, taken for itself.
  struct Least {
    std::int64_t offered = 0, items = 0;
    Mask leaves = 0;
    bool possible = true;
  };
  struct Used {
    std::uint32_t item;
    Mask leaves;
  };

  void collect(Records records, bool offered);
  void sort_items();
  bool alike(const Item& a, const Item& b) const;
  bool available(std::size_t item) const;
  std::uint32_t take(std::size_t item, Mask leaves);
  void give_back(std::uint32_t exclusions_before);
  std::int32_t worth(const Item& item, const Leaf& leaf) const {
    return leaf.measure == Measure::credits ? item.credits : 1;
  }

  Least least(std::int32_t node) const;
  Least least_of_leaf(std::int32_t leaf) const;
  bool is_promising(const Goals& goals);
  bool is_matchable();
  bool augment(std::size_t slot);

  bool tried_enough();
  void step(Goals goals);
  std::size_t pick(const Goals& goals) const;
  void choose(const Node& group, std::span<const std::int32_t> order, std::size_t from,
              std::int32_t chosen, const Goals& goals);
  void fill(std::size_t leaf, std::size_t from, std::int64_t have, const Goals& goals);
  void finish();
  void pad(std::size_t from);
  bool is_padding(std::size_t item) const;
  // Whether the share from outside is allowed, with so much more from here.
  bool is_within_cap(std::int64_t inside_more) const;
  void keep();

  const Compiled* compiled_ = nullptr;
  Search search_ = Search::first;
  std::uint64_t tries_ = 0, tries_max_ = 0;
  bool found_ = false, stop_ = false, left_out_ = false, pads_ = false;
  std::vector<Item> items_;
  std::vector<Used> used_;
  std::vector<std::uint8_t> is_used_, achievement_used_;
  std::uint32_t excluded_ = 0;
  Mask satisfied_ = 0;
  std::int64_t outside_ = 0, total_ = 0, inside_left_ = 0;
  Cost cost_;
  Choice best_;
  // of the matching
  std::vector<Least> least_;
  std::vector<Mask> slots_;
  std::vector<std::int32_t> slot_of_;
  std::vector<std::uint8_t> visited_;
};

}  // namespace cairn::stacking
