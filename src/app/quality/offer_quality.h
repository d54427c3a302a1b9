// SPDX-License-Identifier: Apache-2.0
// What speaks for an offer and what against relying on it, from everything this server knows. No
// part of it is made into a score. What learners report came of it (outcomes, told of five people
// and more) has its place beside it on the page of the offer, and is not read here.
#pragma once
#include <string>
#include <vector>

#include "app/career/library.h"
#include "app/ports/provider_facts.h"
#include "app/quality/reviews.h"
#include "quality/flags.h"

namespace cairn::app {

// Employers' word as adverts have it that were imported, over twelve months: how many ask for a
// skill that the offer certainly proves.
struct Recognition {
  std::int64_t adverts = 0;  // of all; 0: none was imported, and nothing is said
  std::int64_t asking = 0;
  std::size_t skills = 0;  // that were looked for
  std::int64_t first_month = 0;
};

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
