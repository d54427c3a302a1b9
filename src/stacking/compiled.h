// SPDX-License-Identifier: Apache-2.0
// A stack made ready for evaluating on one day: its requirements are bits, and for each kind of
// credential it is known which of them could take it.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "stacking/holdings.h"

namespace cairn::stacking {

using Mask = std::uint64_t;  // one bit a requirement, in the order they are written

struct Leaf {
  Measure measure = Measure::credentials;
  std::int32_t amount = 1;
  std::optional<Percent> result;
  std::optional<Day> awarded_from;
};

// Nodes in the order they are written; parts of a group are `children`.
struct Node {
  std::int32_t needed = 0;  // of the children; of a leaf 0
  std::int32_t leaf = -1;   // position of the requirement, or -1
  std::vector<std::int32_t> children;
  std::int32_t end = 0;  // the first node behind this one and all it contains
};

class Compiled {
 public:
  // `own`: the stack's own achievement, which never counts in itself; or "".
  Compiled(const Stack& stack, std::span<const Kind> kinds, std::string_view own, Day today);

  // Requirements that could take this record; none where it has expired.
  Mask mask(const Record& record) const {
    if (record.expires <= today_) return 0;
    const auto mask = masks_[record.kind];
    return (mask & conditional_) == 0 ? mask : narrowed(mask, record);
  }

  std::span<const Node> nodes() const { return nodes_; }
  std::span<const Leaf> leaves() const { return leaves_; }
  const std::optional<OutsideCap>& cap() const { return cap_; }
  Counting counting() const { return counting_; }
  Credits credits(KindId kind) const { return credits_[kind]; }
  bool is_outside(KindId kind) const { return outside_[kind] != 0; }
  // Kinds of the same achievement have the same number.
  std::uint32_t achievement(KindId kind) const { return achievements_[kind]; }
  std::uint32_t achievements() const { return achievement_count_; }
  // The lists of `not_together` that name it, a bit each.
  std::uint32_t exclusions(KindId kind) const { return exclusions_[kind]; }
  // What a credential adds to a requirement.
  std::int32_t worth(KindId kind, const Leaf& leaf) const {
    return leaf.measure == Measure::credits ? credits_[kind] : 1;
  }
  // The credentials and credits it counts where the cap is about them.
  std::int32_t weight(KindId kind) const {
    return cap_ && cap_->measure == Measure::credits ? credits_[kind] : 1;
  }
  Day today() const { return today_; }
  Compiled without_cap() const {
    auto copy = *this;
    copy.cap_.reset();
    return copy;
  }

 private:
  Mask narrowed(Mask mask, const Record& record) const;
  void add(const Rule& rule, std::vector<const Requirement*>& requirements);
  void fill_kinds(std::span<const Kind> kinds, std::string_view own, const Stack& stack,
                  std::span<const Requirement* const> requirements);

  std::vector<Node> nodes_;
  std::vector<Leaf> leaves_;
  std::optional<OutsideCap> cap_;
  Counting counting_;
  Day today_;
  std::optional<Day> awarded_from_;
  Mask conditional_ = 0;  // requirements that ask for a result or a date
  std::vector<Mask> masks_;
  std::vector<Credits> credits_;
  std::vector<std::uint8_t> outside_;
  std::vector<std::uint32_t> achievements_, exclusions_;
  std::uint32_t achievement_count_ = 0;
};

}  // namespace cairn::stacking
