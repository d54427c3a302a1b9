// SPDX-License-Identifier: Apache-2.0
// What can be earned here, as offers: the published achievements of this server's organisations.
#pragma once
#include "app/context.h"

namespace cairn::app::career {

inline constexpr std::string_view achievements_catalogue = "achievements";

// An offer's id is its achievement's. What an achievement does not say, as hours and price, is
// unknown; its skills are words. Errors: of the store.
Result<catalogue::Catalogue> achievement_offers(Context& context);

// The library of this context shows them among its offers. The context must outlive its use.
void offer_achievements(Context& context);

}  // namespace cairn::app::career
