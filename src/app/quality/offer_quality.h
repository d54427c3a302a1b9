// SPDX-License-Identifier: Apache-2.0
// What speaks for an offer and what against relying on it, from everything this server knows. No
// part of it is made into a score. What learners report came of it (outcomes, told of five people
// and more) has its place beside it on the page of the offer, and is not read here.
#pragma once
#include <string>
#include <vector>

#include "app/career/library.h"
#include "app/ports/provider_facts.h"
#include "app/quality/recognition.h"
#include "app/quality/reviews.h"
#include "quality/flags.h"

namespace cairn::app {

struct OfferQuality {
  std::vector<quality::Flag> flags;
  std::vector<ProviderFact> facts;  // of its provider
  std::string looked_at;            // the day a person last looked at the entry, or ""
  Recognition recognition;
  Ratings ratings;
  std::int64_t questions = 0;
};

// `offer` stands in `offers`. Errors: io and internal alone.
Result<OfferQuality> quality_of(Context& context, const career::Offers& offers,
                                const catalogue::Offer& offer);

}  // namespace cairn::app
