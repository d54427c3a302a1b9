// SPDX-License-Identifier: Apache-2.0
// Offers as the planner takes them: CONTRACT's `offers`, and of a large catalogue only those that
// could be of use.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/offer.h"
#include "catalogue/search.h"
#include "catalogue/teaching.h"
#include "json/build.h"

namespace cairn::catalogue {

struct SkillLevel {
  std::string skill;
  Level level = 1;
};

struct PlanOffer {
  const Offer* offer = nullptr;
  std::vector<Taught> teaches;
  // As the offer's, but where a bundle holds an offer that is required, either will do.
  Requirement requires_first;
  std::optional<Effort> hours;
  bool hours_from_parts = false;
  // Other offers of the same achievement among those chosen. Each teaches what one of them does, so
  // that a second adds nothing; `best_recognised` is the one whose recognition counts.
  std::vector<const Offer*> instead = {};
  bool best_recognised = true;
};

struct ProblemOptions {
  Trust trust = Trust::certain;
  // Of languages, those whose tag begins with one of these; an offer whose language is unknown
  // stays. Empty: all.
  std::vector<std::string> languages = {};
};

// The offers that teach something needed beyond what one has, those they require, and those that
// teach what they require, again and again; of one achievement every offer. By ascending id. Linear
// in what is found.
std::vector<PlanOffer> useful_offers(const Search& offers, std::span<const SkillLevel> have,
                                     std::span<const SkillLevel> need,
                                     const ProblemOptions& options = {});

// All offers that are still listed, whatever they are of use for, by ascending id. Of more than
// `count_max` the best recognised: each is read. What was read is held for a few at a time: it
// holds no longer than the call that takes it.
inline constexpr std::size_t plan_offers_max = 50'000;
using TakePlanOffer = std::function<void(Number number, const PlanOffer& offer)>;
void for_each_plan_offer(const Search& offers, const TakePlanOffer& take,
                         const ProblemOptions& options = {},
                         std::size_t count_max = plan_offers_max);

// One offer, whatever it is of use for; nothing where there is none of this id, or its
// source lists it no more.
std::optional<PlanOffer> plan_offer(const Search& offers, std::string_view id,
                                    const ProblemOptions& options = {});

// {"id", "teaches", "requires", "hours", "price", "currency", "recognition", "starts",
// "renewal_months"}; null where unknown.
json::Value to_json(const PlanOffer& offer, json::Builder builder);

}  // namespace cairn::catalogue
