// SPDX-License-Identifier: Apache-2.0
// What next: of offers that somebody could take, those that bring most of what is wanted. An offer
// counts by its own reasons and by those of the skills it brings; what one offer of the list brings
// already counts for no other, so that the list is of different things.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "recommend/histories.h"
#include "recommend/reason.h"

namespace cairn::recommend {

// A skill worth having, and why.
struct Wish {
  Item skill = 0;
  std::vector<Reason> reasons;
};

struct Candidate {
  std::string id;            // settles ties
  std::vector<Item> brings;  // skills beyond what is there, each once
  std::uint32_t lacks = 0;   // things it asks for first that are not there
  std::int64_t minutes = 0;  // of work
  std::vector<Reason> own = {};
};

struct Recommended {
  std::size_t candidate = 0;    // position in what was ranked
  Score score = 0;              // beside what stands before it in the list
  std::vector<Reason> reasons;  // of its own first, then of its skills; what counts most first
};

// An offer of so much work counts half of one that is none.
inline constexpr std::int64_t half_minutes = 40 * 60;

struct RankOptions {
  std::size_t count = 10;
  Score least_percent = 2;      // of what the first counts; what counts for less stays out
  std::size_t reasons_max = 6;  // of each
};

// The best first; candidates that nothing speaks for stay out. Doubled wishes count once, the
// first one. Linear in what the candidates bring, for all but pathological ties.
std::vector<Recommended> rank(std::span<const Wish> wishes, std::span<const Candidate> candidates,
                              const RankOptions& options = {});

}  // namespace cairn::recommend
