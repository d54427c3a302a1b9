// SPDX-License-Identifier: Apache-2.0
// What anyone who knows a badge's address may see and take with them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/award_changes.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "verify/report.h"

namespace cairn::app {

// Whose badge it says it is: the name as it was signed, or "".
std::string name_signed(const Award& award);

// "{base}/b/{id}", also the id of the credential's first version.
std::string badge_url(const Context& context, const AwardId& id);

struct Badge {
  Award award;               // of a former version: with its credential in place of today's
  Achievement achievement;   // the version that was awarded
  std::string issuer_name;   // as it was signed, whatever the organisation calls itself now
  std::string learner_name;  // likewise
  std::string url;
  std::int64_t newest_version = 1;
  std::optional<FormerVersion> former;  // what is shown, where it was replaced
  std::optional<Achievement> instead;   // what is in its place now, where it is another
  bool hidden = false;                  // its holder keeps it to themselves
};

// Who asks for which badge.
struct BadgeAsked {
  AwardId id;
  std::optional<std::int64_t> version = {};  // else the newest
  std::string_view learner_token = {};       // a holder sees what others do not
  bool by_link = false;                      // as whoever has a link to it
};
// An erased badge is found, without a credential. Errors: not_found (also where it is hidden from
// who asks).
Result<Badge> find_badge(Context& context, const BadgeAsked& asked);
Result<Badge> public_badge(Context& context, const AwardId& id);
// As the organisation itself sees it, also while it is on offer.
Result<Badge> own_badge(Context& context, const Actor& actor, const AwardId& id);

// The picture alone, then with the credential baked in (Open Badges 3.0 section 5.3).
Result<std::string> badge_picture(Context& context, const Badge& badge);
Result<std::string> baked_svg(Context& context, const Badge& badge);
Result<Bytes> baked_png(Context& context, const Badge& badge);
// What a shared link shows, as a PNG: the badge, whose it is, and that it is revoked where it is.
Result<Bytes> badge_card(Context& context, const Badge& badge);

// The badge verified now, as any stranger would, by what this server publishes. Errors: of
// public_badge.
Result<verify::Report> verify_badge(Context& context, const Badge& badge);
Result<verify::Report> verify_badge(Context& context, const AwardId& id);

// As its issuer sees it. Errors: not_found.
struct IssuedBadge {
  Award award;
  Achievement achievement;  // the version that was awarded
  Learner learner;
  std::int64_t newest_version = 1;     // of the achievement
  std::vector<FormerVersion> formers;  // newest first
};
Result<IssuedBadge> issued_badge(Context& context, const Actor& actor, const AwardId& id);

}  // namespace cairn::app
