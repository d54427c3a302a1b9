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

// What says nothing of who sees its badges begins as the organisation wants it.
Status begin_as_wanted(Transaction& transaction, const OrganisationId& organisation,
                       achievement::Content& content);

// A change makes a next version, except of a draft that nobody else was asked to sign: what a
// partner reads and agrees to stays what it was.
Status count_change(Transaction& transaction, Achievement& achievement);

}  // namespace cairn::app
