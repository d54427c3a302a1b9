// SPDX-License-Identifier: Apache-2.0
// What a history can be asked of, by its name: skills and occupations of the framework, and what
// adverts name beside them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/market.h"

namespace cairn::app {

struct MarketFound {
  SubjectKind kind = SubjectKind::skill;
  std::string id, label;
  std::int64_t adverts = 0;  // in all; 0: no advert asks for it
};
// Skills first, best first. Errors: of the library and the store.
Result<std::vector<MarketFound>> search_market(Context& context, const OrganisationId& organisation,
                                               std::string_view words);

}  // namespace cairn::app
