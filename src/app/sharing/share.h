// SPDX-License-Identifier: Apache-2.0
// What holders do with their badges: take one back from everybody who knows its address, show it
// again, give out links that end. A holder is whoever has the token of the learner's page.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/sharing.h"

namespace cairn::app {

// Errors of each: not_permitted (no such page), not_found (no such badge on it).
Status set_badge_hidden(Context& context, std::string_view learner_token, const AwardId& id,
                        bool hidden);

struct ShareLinkForm {
  std::string days;       // until it ends; "" for no end
  std::string part = {};  // what it shows in place of the badge: made by part_of_badge()
};
// Errors: also invalid ("/days"), conflict (limits::share_links_max of one badge).
Result<ShareLink> make_share_link(Context& context, std::string_view learner_token,
                                  const AwardId& id, const ShareLinkForm& form);
Status end_share_link(Context& context, std::string_view learner_token, const AwardId& id,
                      std::string_view link_token);

// "{base}/shared/{token}", of a part "{base}/shown/{token}"
std::string share_link_url(const Context& context, const ShareLink& link);
std::string share_link_url(const Context& context, std::string_view token);
// The badge a link shows. Errors: not_found (ended, never was, or it shows a part alone).
Result<AwardId> award_of_link(Context& context, std::string_view token);
// The part a link shows, as a credential of its own. Errors: not_found (ended, never was, or it
// shows the whole).
Result<ShareLink> part_of_link(Context& context, std::string_view token);
// When a newer version of the badge took the place of the one whose part a link shows; nothing
// where none did, or where the badge is revoked as a whole.
Result<std::optional<Instant>> part_replaced(Context& context, const ShareLink& link);

// A badge that was just made begins hidden where its achievement says so.
Status hide_at_first(Transaction& transaction, const Achievement& achievement, const Award& award);

// Whether a badge is kept from whoever only knows its address.
Result<bool> is_hidden(Transaction& transaction, const AwardId& id);

}  // namespace cairn::app
