// SPDX-License-Identifier: Apache-2.0
// What anyone who knows a badge's address may see and take with them.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/organisations.h"
#include "verify/report.h"

namespace cairn::app {

// "{base}/b/{id}", also the id of the credential.
std::string badge_url(const Context& context, const AwardId& id);

struct Badge {
  Award award;
  Achievement achievement;  // the version that was awarded
  std::string issuer_name;  // as it was signed, whatever the organisation calls itself now
  std::string learner_name;
  std::string url;
};

// Errors of each: not_found.
Result<Badge> public_badge(Context& context, const AwardId& id);
// As the organisation itself sees it, also while it is on offer.
Result<Badge> own_badge(Context& context, const Actor& actor, const AwardId& id);
// The picture alone, then with the credential baked in (Open Badges 3.0 section 5.3).
Result<std::string> badge_picture(Context& context, const AwardId& id);
Result<std::string> baked_svg(Context& context, const AwardId& id);
Result<Bytes> baked_png(Context& context, const AwardId& id);
// What a shared link shows, as a PNG: the badge, whose it is, and that it is revoked where it is.
Result<Bytes> badge_card(Context& context, const AwardId& id);

// The badge verified now, as any stranger would, by what this server publishes.
Result<verify::Report> verify_badge(Context& context, const AwardId& id);

struct LearnerPage {
  struct Entry {
    Claim claim;
    Achievement achievement;  // the version that was claimed, and awarded
    std::optional<Decision> decision;
    std::optional<Award> award;
  };
  Learner learner;
  Organisation organisation;
  std::vector<Entry> entries;  // newest first
};

// "{base}/l/{token}"
std::string learner_url(const Context& context, std::string_view learner_token);
// Errors: not_permitted (no such token).
Result<LearnerPage> learner_page(Context& context, std::string_view learner_token);

}  // namespace cairn::app
