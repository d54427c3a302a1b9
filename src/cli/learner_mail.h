// SPDX-License-Identifier: Apache-2.0
// What learners hear by mail of what a command does. It is queued as the pages queue it, and
// carried by the server of the data folder; where that carries none, nobody hears, and the command
// says so.
#pragma once
#include "app/context.h"
#include "cli/console.h"

namespace cairn::cli {

// Mail is queued, in each learner's language, where the server carried mail when it ran last.
Status queue_for_server(app::Context& context);

inline bool tells_learners(const app::Context& context) { return context.mailer != nullptr; }

// After something was done that learners should hear of.
void note_mail(const app::Context& context, Console& console);

}  // namespace cairn::cli
