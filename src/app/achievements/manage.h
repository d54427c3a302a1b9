// SPDX-License-Identifier: Apache-2.0
// Designing achievements. Each function is one transaction.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "achievement/content.h"
#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"
#include "app/ports/page.h"

namespace cairn::app {

using AchievementForm = achievement::Content;

// A draft. Errors of both: those of check_content; invalid, where a prerequisite is none of this
// organisation's achievements ("/prerequisites/0/achievement"); not_found (another organisation's
// is not found either).
Result<Achievement> create_achievement(Context& context, const Actor& actor,
                                       const AchievementForm& form);
// Raises the version of one that is or was published; badges already awarded keep what they say.
Result<Achievement> update_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id, const AchievementForm& form);
// From now on its claim link works. Publishing twice is no error.
Result<Achievement> publish_achievement(Context& context, const Actor& actor,
                                        const AchievementId& id);
// From now on it takes no claims; badges stay valid and their pages open. Publishing it again takes
// that back. Errors: conflict (a draft: nothing of it was ever public); not_found.
Result<Achievement> retire_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id);
// A draft that says the same under another name and is assessed by the same rubric. Errors:
// not_found.
Result<Achievement> copy_achievement(Context& context, const Actor& actor, const AchievementId& id);

Result<Achievement> find_achievement(Context& context, const Actor& actor, const AchievementId& id);
Result<std::vector<Achievement>> list_achievements(Context& context, const Actor& actor);
// Newest first. Errors: not_found (the row the page follows).
Result<Listed<Achievement>> list_achievements(Context& context, const Actor& actor,
                                              std::optional<AchievementState> state,
                                              const Page& page);
// As they were, newest first; at most limits::versions_shown_max. Errors: not_found.
Result<std::vector<Achievement>> achievement_versions(Context& context, const Actor& actor,
                                                      const AchievementId& id);

// "{base}/claim/{claim_code}"
std::string claim_link(const Context& context, const Achievement& achievement);
// The same, of one that can be claimed now. Errors: not_found; conflict (not published).
Result<std::string> open_claim_link(Context& context, const Actor& actor, const AchievementId& id);

// What anyone may see of an achievement that is or was published, of the current version where
// none is named. Errors: not_found.
struct PublicAchievement {
  Achievement achievement;
  Organisation organisation;
};
Result<PublicAchievement> public_achievement(Context& context, const AchievementId& id,
                                             std::optional<std::int64_t> version = std::nullopt);
// The same as Open Badges 3.0 has it, with its context and creator.
Result<std::string> achievement_json(Context& context, const AchievementId& id,
                                     std::optional<std::int64_t> version);

// "{base}/a/{id}", the achievement's id in credentials.
std::string achievement_url(const Context& context, const AchievementId& id);
// "{base}/a/{id}.svg?version=2", the picture credentials name.
std::string achievement_image_url(const Context& context, const Achievement& achievement);
// The picture, as SVG; of the current version where none is named. Errors: not_found.
Result<std::string> achievement_image(Context& context, const AchievementId& id,
                                      std::optional<std::int64_t> version);

}  // namespace cairn::app
