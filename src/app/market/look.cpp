// SPDX-License-Identifier: Apache-2.0
#include "app/market/look.h"

#include <algorithm>

#include "app/audit.h"
#include "app/ports/market.h"
#include "app/ports/organisations.h"

namespace cairn::app {

Result<std::vector<ShownMarket>> shown_markets(Context& context) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(const auto organisations, transaction->organisations().list());
  std::vector<ShownMarket> shown;
  for (const auto& it : organisations) {
    CAIRN_TRY(const bool open, transaction->market().is_shown(it.id));
    if (open) shown.push_back({it.id, it.name});
  }
  return shown;
}

Result<std::optional<ShownMarket>> market_to_look_at(Context& context, const Actor* member,
                                                     std::string_view asked) {
  if (member != nullptr && (asked.empty() || asked == member->organisation.text)) {
    CAIRN_TRY(auto transaction, context.store.begin(Access::read));
    CAIRN_TRY(const auto own, transaction->organisations().find(member->organisation));
    return std::optional(ShownMarket{own.id, own.name});
  }
  CAIRN_TRY(auto shown, shown_markets(context));
  const auto found = std::ranges::find_if(
      shown, [&](const auto& it) { return asked.empty() || it.organisation.text == asked; });
  if (found != shown.end()) return std::optional(std::move(*found));
  if (asked.empty()) return std::optional<ShownMarket>();
  return fail(ErrorCode::not_found, "market", "No organisation of this name shows what it counts.",
              "/of");
}

Result<bool> is_market_shown(Context& context, const Actor& actor) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  return transaction->market().is_shown(actor.organisation);
}

Status show_market(Context& context, const Actor& actor, bool shown) {
  CAIRN_TRY(auto transaction, context.store.begin(Access::write));
  CAIRN_CHECK(transaction->market().put_shown(actor.organisation, shown));
  CAIRN_CHECK(audit(context, *transaction, actor, "market.show", shown ? "everybody" : "members"));
  return transaction->commit();
}

}  // namespace cairn::app
