// SPDX-License-Identifier: Apache-2.0
// Offers as the planner takes them: CONTRACT's `offers`, and of a large catalogue only those that
// could be of use.
#pragma once
#include <span>
#include <string>
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
};

struct ProblemOptions {
  Trust trust = Trust::certain;
  // Of languages, those whose tag begins with one of these; an offer whose language is unknown
  // stays. Empty: all.
  std::vector<std::string> languages = {};
};

// The offers that teach something needed beyond what one has, those they require, and those that
// teach what they require, again and again; by ascending id. Linear in what is found.
std::vector<PlanOffer> useful_offers(const Search& offers, std::span<const SkillLevel> have,
                                     std::span<const SkillLevel> need,
                                     const ProblemOptions& options = {});

// All offers that are still listed, whatever they are of use for.
std::vector<PlanOffer> all_plan_offers(const Search& offers, const ProblemOptions& options = {});

// {"id", "teaches", "requires", "hours", "price", "currency", "recognition", "starts",
// "renewal_months"}; null where unknown.
json::Value to_json(const PlanOffer& offer, json::Builder builder);

}  // namespace cairn::catalogue
