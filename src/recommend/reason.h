// SPDX-License-Identifier: Apache-2.0
// Why something is recommended: typed, each with a number and the facts of one sentence. What a
// reason counts for stands in one table; docs/reference/recommendation.md tells how it was chosen.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/phrase.h"

namespace cairn::recommend {

enum class ReasonKind : std::uint8_t {
  closes,      // a requirement of the person's goal
  unlocks,     // is asked for before what they lack
  renews,      // something they hold that ends
  completes,   // is a part of a stack they have begun
  demand,      // adverts ask for it more and more
  peers,       // people who can do much of the same can do it
  same_goal,   // people with the same goal have taken or finished it
  well_taken,  // people have finished it, and how soon
  outcomes,    // people who hold it recorded what came after it
};
inline constexpr std::size_t reason_kinds = 9;
inline constexpr std::array<std::string_view, reason_kinds> reason_names{
    "closes", "unlocks",   "renews",     "completes", "demand",
    "peers",  "same-goal", "well-taken", "outcomes"};
inline std::string_view name_of(ReasonKind kind) {
  return reason_names[static_cast<std::size_t>(kind)];
}

// Millionths: 0 says nothing, `strong` is as much as this reason can say.
using Strength = std::int32_t;
inline constexpr Strength strong = 1'000'000;

// How the weight of a reason was found.
enum class Chosen : std::uint8_t {
  measured,  // on the tuning half of the résumés
  judged,    // no résumé says anything about it; a rule that can be read stands beside it
};

struct Weight {
  ReasonKind kind;
  std::int32_t weight;  // thousandths of what `peers` counts for
  Chosen chosen;
};

// In the order of ReasonKind. The runner tests/conformance/recommend_conformance.cpp finds the
// measured ones again.
inline constexpr std::array<Weight, reason_kinds> weights{{
    {ReasonKind::closes, 2'000, Chosen::judged},  // one's own goal before what others do
    {ReasonKind::unlocks, 100, Chosen::measured},
    {ReasonKind::renews, 4'000, Chosen::judged},     // a thing held is lost without it
    {ReasonKind::completes, 1'000, Chosen::judged},  // as much as the surest of `peers`
    {ReasonKind::demand, 100, Chosen::judged},       // adverts of a year are noisy
    {ReasonKind::peers, 1'000, Chosen::measured},    // the unit
    {ReasonKind::same_goal, 500, Chosen::judged},    // fewer people than `peers` rests on
    {ReasonKind::well_taken, 100, Chosen::judged},   // says how, not whether
    {ReasonKind::outcomes, 100, Chosen::judged},     // what came after need not have come of it
}};

struct Reason {
  ReasonKind kind = ReasonKind::closes;
  Strength strength = 0;
  // What it is about: a skill, a credential, a stack.
  Phrase about = {};
  std::int64_t count = 0;  // of its sentence: people, days, per cent, offers
  std::int64_t days = 0;   // of well_taken: half of them needed no more; 0: not told

  bool operator==(const Reason&) const = default;
};

using Score = std::int64_t;
Score score_of(const Reason& reason);
Score score_of(std::span<const Reason> reasons);

// "Your goal asks for SQL." Empty where a number of people is below `people_min`.
Phrase sentence_of(const Reason& reason);

// Counts of people below this are never told, and others in steps, rounded down.
inline constexpr std::int64_t people_min = 5;
inline constexpr std::int64_t people_step = 5;

// part of whole as a strength; 0 where there is no whole.
Strength share_of(std::int64_t part, std::int64_t whole);
// Grows with each further one, never to `strong`: half at `half`.
Strength saturating(std::int64_t count, std::int64_t half);

}  // namespace cairn::recommend
