// SPDX-License-Identifier: Apache-2.0
// Badges of a person in one presentation (VCDM 2.0 section 4.13). No key of theirs is known here,
// so it is unsigned: it proves what each badge proves, and nothing of who shows it.
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// The JSON; each badge stays as it was signed, in the order asked for, once. It is kept nowhere.
// Errors: not_permitted (no such page), not_found (a badge that is not on it), invalid ("/badge":
// none is chosen), conflict (one does not hold), too_large
// (limits::presented_credentials_max).
Result<std::string> own_presentation(Context& context, std::string_view learner_token,
                                     std::span<const AwardId> ids);

}  // namespace cairn::app
