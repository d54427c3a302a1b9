// SPDX-License-Identifier: Apache-2.0
// What credentials say of an achievement, in the version at hand.
#pragma once
#include "app/context.h"
#include "app/ports/achievements.h"
#include "credential/build.h"

namespace cairn::app {

credential::NewAchievement describe_achievement(const Context& context,
                                                const Achievement& achievement);

}  // namespace cairn::app
