// SPDX-License-Identifier: Apache-2.0
// What one can do at the end of an offer, parts included, as plans and comparisons count it.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/offer.h"

namespace cairn::catalogue {

using OfferLookup = std::function<const Offer*(std::string_view id)>;

// Which links from words to skills count.
enum class Trust : std::uint8_t {
  certain,   // stated by the source or confirmed by a person
  proposed,  // the linker's first proposal too, where nobody has looked yet
};

// Taken for a level where neither the source nor the offer's stage gives one: works with guidance.
inline constexpr Level assumed_level = 2;

struct Taught {
  std::string skill;
  Level level = 0;
  bool level_is_assumed = false;  // by the offer's stage, or for want of anything better
  bool is_proposed = false;       // the link has not been confirmed
};

// By ascending skill, each at its highest level. Parts within parts count; loops end. Exams teach
// nothing.
std::vector<Taught> taught_skills(const Offer& offer, const OfferLookup& lookup, Trust trust);

// Ids of its parts and theirs, each once, in order; not its own.
std::vector<std::string> all_parts(const Offer& offer, const OfferLookup& lookup);

// Its hours; where they are unknown and those of all its parts are known, their sum.
std::optional<Effort> hours_with_parts(const Offer& offer, const OfferLookup& lookup);

}  // namespace cairn::catalogue
