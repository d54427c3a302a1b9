// SPDX-License-Identifier: Apache-2.0
// Whose counts somebody looks at: of one's own organisation, or of one that shows them to anybody.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"

namespace cairn::app {

struct ShownMarket {
  OrganisationId organisation;
  std::string name;
};

// Those that anybody may look at, by age.
Result<std::vector<ShownMarket>> shown_markets(Context& context);

// The one asked for; without a name one's own, else the first that is shown; nullopt where none is.
// `member`: null for who belongs nowhere. Errors: not_found (none of this name that is one's own or
// shown).
Result<std::optional<ShownMarket>> market_to_look_at(Context& context, const Actor* member,
                                                     std::string_view asked);

Result<bool> is_market_shown(Context& context, const Actor& actor);
// Counts tell of no person, but of what an organisation collects: they are shown by its will alone.
Status show_market(Context& context, const Actor& actor, bool shown);

}  // namespace cairn::app
