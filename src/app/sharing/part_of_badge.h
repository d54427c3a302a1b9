// SPDX-License-Identifier: Apache-2.0
// Showing a part of a badge that its holder has here. The badge is signed anew whenever that is
// asked for, so that its parts can be told apart (ecdsa-sd-2023), by the organisation's P-256 key,
// which is made silently; nothing of it is kept. What is shown leads not back to the badge's page:
// it goes by a name of its own.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/learners/holder.h"
#include "securing/derive.h"
#include "securing/parts.h"

namespace cairn::app {

// What parts are shown of. Errors: not_permitted (no such page; its organisation wants it shown
// whole), not_found (no such badge on it), conflict (it does not hold).
Result<HeldBadge> badge_to_show(Context& context, std::string_view learner_token,
                                const AwardId& id);

// Whoever has it can show any part of it: it goes to the holder and nobody else.
// Errors of each: those of badge_to_show, those of signing.
Result<std::string> original_of_badge(Context& context, std::string_view learner_token,
                                      const AwardId& id);

// Errors: also those of parts_to_show and show_part (show_part.h).
Result<securing::Parts> parts_of_badge(Context& context, std::string_view learner_token,
                                       const AwardId& id, Arena& arena);
Result<securing::Derived> part_of_badge(Context& context, std::string_view learner_token,
                                        const AwardId& id, std::span<const std::string> pointers,
                                        Arena& arena);

}  // namespace cairn::app
