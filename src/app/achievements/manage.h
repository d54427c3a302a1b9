// SPDX-License-Identifier: Apache-2.0
// Designing achievements. Each function is one transaction.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct AchievementForm {
  std::string name;
  std::string description;
  std::string criteria;  // Markdown
  std::vector<std::string> skills;
  std::string evidence_rule = "file-or-link";  // by name
  BadgeDesign design;
  std::string alternative_text;  // of the image, mandatory
};

// A draft. Errors of both: invalid with the path of each wrong field ("/alternative_text",
// "/skills/2", "/evidence_rule", "/design/colour"); not_found (another organisation's is not found
// either).
Result<Achievement> create_achievement(Context& context, const Actor& actor,
                                       const AchievementForm& form);
// Raises the version of a published one; badges already awarded keep what they say.
Result<Achievement> update_achievement(Context& context, const Actor& actor,
                                       const AchievementId& id, const AchievementForm& form);
// From now on its claim link works. Publishing twice is no error.
Result<Achievement> publish_achievement(Context& context, const Actor& actor,
                                        const AchievementId& id);

Result<Achievement> find_achievement(Context& context, const Actor& actor, const AchievementId& id);
Result<std::vector<Achievement>> list_achievements(Context& context, const Actor& actor);

// "{base}/claim/{claim_code}"
std::string claim_link(const Context& context, const Achievement& achievement);

// What anyone may see of a published achievement. Errors: not_found.
struct PublicAchievement {
  Achievement achievement;
  Organisation organisation;
};
Result<PublicAchievement> public_achievement(Context& context, const AchievementId& id);

// "{base}/a/{id}", the achievement's id in credentials.
std::string achievement_url(const Context& context, const AchievementId& id);
// "{base}/a/{id}.svg?version=2", the picture credentials name.
std::string achievement_image_url(const Context& context, const Achievement& achievement);
// The picture, as SVG; of the current version where none is named. Errors: not_found.
Result<std::string> achievement_image(Context& context, const AchievementId& id,
                                      std::optional<std::int64_t> version);

}  // namespace cairn::app
