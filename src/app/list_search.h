// SPDX-License-Identifier: Apache-2.0
// What somebody types to find rows of the desk's long lists, read into what the store looks for.
#pragma once
#include <string>

#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "base/result.h"

namespace cairn::app {

// Empty members ask for nothing.
struct ListSearch {
  std::string text =
      {};  // words, each found in a person's name, an address or an achievement's name
  std::string achievement = {};  // its id
  std::string state = {};        // one of the list's own
};

// Errors of each: invalid ("/q": too long, too many words, or nothing to look for; "/state").
Result<ListFilter> list_filter(const ListSearch& search);
Result<AwardFilter> award_filter(const ListSearch& search, Instant now);
Result<ClaimFilter> claim_filter(const ListSearch& search);

}  // namespace cairn::app
