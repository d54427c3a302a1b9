// SPDX-License-Identifier: Apache-2.0
// Offers that may be of one achievement: what is proposed, and a person's word on it.
#pragma once
#include <string>
#include <vector>

#include "app/catalogue/owner.h"
#include "app/context.h"

namespace cairn::app::career {

struct OfferPair {
  const catalogue::Offer* first = nullptr;
  const catalogue::Offer* second = nullptr;
};
struct PairsToJudge {
  std::size_t total = 0;
  std::vector<OfferPair> pairs;
};
// Those of which both are of catalogues that somebody has a say about.
PairsToJudge same_to_judge(const Offers& offers, const Say& say, std::size_t from,
                           std::size_t count);

struct SameAnswer {
  std::string first, second;  // ids
  bool same = true;
};
// In the name of the actor's organisation. Errors: not_found (one of the offers, or it is of a
// catalogue of others), invalid (one offer twice); of Library::say_same.
Status judge_same(Context& context, const Actor& actor, const SameAnswer& answer);

}  // namespace cairn::app::career
