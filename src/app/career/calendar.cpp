// SPDX-License-Identifier: Apache-2.0
#include "app/career/calendar.h"

#include <algorithm>

#include "app/career/dated_plan.h"
#include "app/fields.h"
#include "app/limits.h"
#include "app/ports/workbooks.h"
#include "base/text.h"
#include "encoding/hex.h"

namespace cairn::app::career {
namespace {

constexpr const char* where = "cairn#calendar";
constexpr std::int64_t days_read_ahead = 2 * 366;
constexpr std::size_t holidays_max = 200;
constexpr std::int32_t alarm_minutes = 15;

Error wrong(const char* path, std::string sentence) {
  return fail(ErrorCode::invalid, where, std::move(sentence), path);
}

Result<std::vector<std::string>> read_days(std::string text) {
  for (auto& c : text)
    if (c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t') c = ' ';
  std::vector<std::string> days;
  for (const auto word : split(text, ' ')) {
    if (word.empty()) continue;
    if (!pathways::parse_day(word).ok() || days.size() == holidays_max)
      return wrong("/holidays", "Give days such as 2027-04-02, parted by spaces.");
    days.emplace_back(word);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

pathways::LocalMinute minute_of(std::string_view day) {
  const auto read = pathways::parse_day(day);
  return (read.ok() ? *read : 0) * pathways::minutes_per_day;
}

CalendarEvent milestone(const PlanStep& step, std::string_view plan_id, std::string_view address,
                        const Words& words) {
  const auto summary =
      step.done_on.empty() ? phrase("Finish: {}", step.title) : phrase("Done: {}", step.title);
  return {.uid = "step-" + step.offer + "-" + std::string(plan_id) + "@cairn",
          .summary = said(summary, words),
          .description = step.provider,
          .url = std::string(address),
          .from = minute_of(step.finish),
          .to = minute_of(step.finish),
          .whole_day = true};
}

}  // namespace

Result<pathways::LocalMinute> local_now(Context& context, const Calendar& calendar) {
  return context.calendars.local_time(calendar.time_zone, context.clock.now());
}

Status change_calendar(Context& context, Plan& plan, const CalendarForm& form) {
  auto calendar = plan.calendar;
  calendar.time_zone = form.time_zone.empty() ? "UTC" : form.time_zone;
  CAIRN_TRY(const auto now, local_now(context, calendar));
  calendar.availability = form.availability;
  for (const auto& hours : form.availability)
    if (hours.weekday < 1 || hours.weekday > 7 || hours.from < 0 || hours.from >= hours.to ||
        hours.to > pathways::minutes_per_day)
      return wrong("/hours", "Each day's hours must end after they begin.");
  CAIRN_TRY(calendar.holidays, read_days(form.holidays));
  if (form.forget_busy) calendar.busy.clear();
  if (!form.busy.empty()) {
    auto busy = context.calendars.busy_in(form.busy, calendar.time_zone, now,
                                          now + days_read_ahead * pathways::minutes_per_day);
    if (!busy.ok()) {
      auto error = std::move(busy).error();
      if (error.path.empty()) error.path = "/busy";
      return error;
    }
    calendar.busy.clear();
    for (const auto& span : *busy) calendar.busy.push_back({span.from, span.to});
  }
  std::string email;
  if (!trim(form.reminder_email).empty()) {
    CAIRN_TRY(email, email_field({"/reminder_email", "E-mail address"}, form.reminder_email));
  }
  // The address in mails already sent goes on ending them.
  if (email != calendar.reminder_email)
    calendar.reminder_token = email.empty() ? "" : new_token(server_organisation(), context.random);
  calendar.reminder_email = std::move(email);
  calendar.reminder_language = form.reminder_language;
  plan.calendar = std::move(calendar);
  return done;
}

Result<std::string> calendar_file(Context& context, const Plan& plan, std::string_view title,
                                  std::string_view plan_address, const Words& words) {
  // From the plan's first day, not from now: a file must not lose what it told before.
  const auto first = plan.steps.empty() ? std::string_view("1970-01-01") : plan.steps.front().start;
  auto whole = plan;
  for (auto& step : whole.steps) {
    step.spent = 0;
    step.done_on.clear();
  }
  CalendarFile file{
      .name = std::string(title),
      .time_zone = plan.calendar.time_zone,
      .stamp = parse_date(plan.chosen_on).ok() ? *parse_date(plan.chosen_on) : Instant()};
  const auto found = sessions_of(whole, minute_of(first));
  for (const auto& session : found.sessions) {
    const auto& step = plan.steps[session.step];
    file.events.push_back(
        {.uid = "session-" + std::to_string(session.time.from) + "-" + plan.id + "@cairn",
         .summary = step.title,
         .description = said(phrase("Study session. {}", step.provider), words),
         .url = std::string(plan_address),
         .from = session.time.from,
         .to = session.time.to,
         .alarm = alarm_minutes});
  }
  for (const auto& step : plan.steps)
    file.events.push_back(milestone(step, plan.id, plan_address, words));
  if (!plan.settings.deadline.empty())
    file.events.push_back({.uid = "deadline-" + plan.id + "@cairn",
                           .summary = said(phrase("Deadline: {}", title), words),
                           .url = std::string(plan_address),
                           .from = minute_of(plan.settings.deadline),
                           .to = minute_of(plan.settings.deadline),
                           .whole_day = true});
  return context.calendars.write(file);
}

// The token begins with the workbook's id, so that it is found without an index of its own.
std::string new_feed(Context& context, const WorkbookId& workbook, Plan& plan) {
  const auto secret = new_token(server_organisation(), context.random);
  const auto token = workbook.text + "." + plan.id + "." + secret;
  plan.calendar.feed_token_hash = encoding::to_hex(token_hash(token));
  return token;
}

bool is_feed_of(const Plan& plan, std::string_view token) {
  return !plan.calendar.feed_token_hash.empty() &&
         plan.calendar.feed_token_hash == encoding::to_hex(token_hash(token));
}

Result<FeedPlan> plan_of_feed(Context& context, std::string_view token) {
  const auto none =
      fail(ErrorCode::not_found, where,
           "This calendar address is not valid any more. Copy the new one from your plan.");
  const auto parts = split(token, '.');
  if (parts.size() != 3) return none;
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  const auto stored = transaction->workbooks().find({std::string(parts[0])});
  if (!stored.ok()) return stored.error().code == ErrorCode::not_found ? none : stored.error();
  CAIRN_TRY(auto workbook, read_workbook(stored->content));
  const auto* plan = workbook.plan(parts[1]);
  if (plan == nullptr || !is_feed_of(*plan, token)) return none;
  FeedPlan found{.workbook = {}, .plan = plan->id};
  found.workbook = std::move(workbook);
  return found;
}

}  // namespace cairn::app::career
