// SPDX-License-Identifier: Apache-2.0
// Drafts made inside somebody's transaction.
#pragma once
#include "achievement/content.h"
#include "app/context.h"
#include "app/ports/achievements.h"

namespace cairn::app {

// `content` must have been checked. Errors: invalid (a prerequisite that is not there).
Result<Achievement> add_draft(Context& context, Transaction& transaction, const Actor& actor,
                              achievement::Content content);

}  // namespace cairn::app
