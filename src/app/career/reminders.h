// SPDX-License-Identifier: Apache-2.0
// Reminders: one mail on the morning of a day with study sessions, and one 3, 6 and 12 months after
// a step was finished (app/outcomes/remind_plans.h), to people who asked for it and have an
// account. Each tells how to end them.
#pragma once
#include <optional>
#include <string_view>

#include "app/career/workbook.h"
#include "app/context.h"

namespace cairn::app::career {

// Every reminder that is due now and was not queued yet today goes to the outbox. Nothing without a
// mailer. Returns how many. Errors: io.
Result<int> queue_reminders(Context& context);

// When to look first for reminders of a workbook that was just changed: at once, or never where no
// plan of it has any.
std::optional<Instant> look_after_change(const Workbook& workbook, Instant now);

// The plan whose reminders `token` of a mail ends: its goal's title. Errors: not_found.
Result<Phrase> plan_of_reminder(Context& context, std::string_view token);
// No more mail of that plan. Errors: not_found, conflict.
Status end_reminders(Context& context, std::string_view token);

}  // namespace cairn::app::career
