// SPDX-License-Identifier: Apache-2.0
// What next, for a workbook: its goal's gap, its profile and choices; of who has a learner's page,
// what ends there, the stacks they have begun, and the adverts that their issuer imported.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/career/workbook.h"
#include "app/context.h"
#include "app/recommend/next.h"
#include "app/recommend/next_source.h"

namespace cairn::app::career {

struct NextAsked {
  const Shelf& shelf;
  const Workbook& workbook;
  std::string goal = {};           // "": none
  std::string learner_token = {};  // of a learner's page, or ""
  std::size_t count = 10;
};

struct WhatNext {
  std::shared_ptr<const NextShelf> source;  // keeps the offers
  std::vector<NextOffer> offers;
};

// Errors: not_found (the goal); of NextSource. A learner's token that opens nothing adds nothing.
Result<WhatNext> next_for(Context& context, const NextAsked& asked);

}  // namespace cairn::app::career
