// SPDX-License-Identifier: Apache-2.0
#include "app/awards/describe.h"

#include "app/achievements/manage.h"

namespace cairn::app {

credential::NewAchievement describe_achievement(const Context& context,
                                                const Achievement& achievement) {
  credential::NewAchievement described;
  described.id = achievement_url(context, achievement.id);
  described.name = achievement.name;
  described.description = achievement.description;
  described.criteria = achievement.criteria;
  described.type = "MicroCredential";
  described.image = achievement_image_url(context, achievement);
  described.image_caption = achievement.alternative_text;
  described.version = std::to_string(achievement.version);
  described.tags = achievement.skills;
  return described;
}

}  // namespace cairn::app
