// SPDX-License-Identifier: Apache-2.0
// The calendar of a plan: when somebody can study, what is busy, the file and the private feed of
// it, and what to be reminded of.
#pragma once
#include <string>
#include <vector>

#include "app/career/keeping.h"
#include "app/career/workbook.h"
#include "app/context.h"
#include "app/ports/workbooks.h"
#include "pathways/sessions.h"

namespace cairn::app::career {

struct CalendarForm {
  std::string time_zone;
  std::vector<Availability> availability;
  std::string holidays;  // days, parted by spaces, commas or lines
  ByteView busy;         // a calendar file, or nothing
  bool forget_busy = false;
  std::string reminder_email;          // "": none
  std::string reminder_language = {};  // BCP 47, or ""
};
// Errors: invalid ("/time_zone", "/hours", "/holidays", "/busy", "/reminder_email").
Status change_calendar(Context& context, Plan& plan, const CalendarForm& form);

// Local time of the plan's calendar.
Result<pathways::LocalMinute> local_now(Context& context, const Calendar& calendar);

// Sessions, milestones and the deadline as an iCalendar file. `plan_address` is told in each event.
Result<std::string> calendar_file(Context& context, const Plan& plan, std::string_view title,
                                  std::string_view plan_address,
                                  const Words& words = english_words);

// A private address the file can be subscribed at; the one before stops working. Returns the token.
std::string new_feed(Context& context, const WorkbookId& workbook, Plan& plan);
// Whether it is the plan's own token, in force.
bool is_feed_of(const Plan& plan, std::string_view token);
// The plan behind a feed's token, whoever has it. Errors: not_found.
struct FeedPlan {
  Workbook workbook;
  std::string plan;
};
Result<FeedPlan> plan_of_feed(Context& context, std::string_view token);

}  // namespace cairn::app::career
