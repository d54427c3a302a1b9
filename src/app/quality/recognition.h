// SPDX-License-Identifier: Apache-2.0
// Employers' word as adverts have it that were imported, over twelve months: how many ask for a
// skill that an offer certainly proves.
#pragma once
#include <cstdint>
#include <span>

#include "app/context.h"
#include "catalogue/offer.h"

namespace cairn::app {

struct Recognition {
  std::int64_t adverts = 0;  // of all; 0: none was imported, and nothing is said
  std::int64_t asking = 0;
  std::size_t skills = 0;  // that were looked for
  std::int64_t first_month = 0;
};

// Of any of these offers, by the first of their skills. An organisation's own achievements are
// looked for in what it imported; anything else in what those imported that let anybody look at
// their counts.
Result<Recognition> recognition_of(Context& context, Transaction& transaction,
                                   const OrganisationId& keeper,
                                   std::span<const catalogue::Offer> offers);

}  // namespace cairn::app
