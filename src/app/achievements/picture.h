// SPDX-License-Identifier: Apache-2.0
// The picture of an achievement: drawn from its design, or one that was brought.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/achievements.h"

namespace cairn::app {

// A published achievement gets a new version. Errors: not_found; invalid, too_large, unreadable
// with the path "/picture"; invalid ("/alternative_text": missing, too long); unsupported.
Result<Achievement> set_picture(Context& context, const Actor& actor, const AchievementId& id,
                                ByteView file, std::string_view alternative_text);
// Drawn from its design again. Errors: not_found.
Result<Achievement> remove_picture(Context& context, const Actor& actor, const AchievementId& id);

// What was brought, as PNG; empty where it is drawn.
Result<Bytes> brought_picture(Context& context, const Achievement& achievement);
Result<std::string> picture_svg(Context& context, const Achievement& achievement);
Result<Bytes> picture_png(Context& context, const Achievement& achievement);

}  // namespace cairn::app
