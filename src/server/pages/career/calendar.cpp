// SPDX-License-Identifier: Apache-2.0
#include "app/career/calendar.h"

#include <array>
#include <charconv>
#include <cstdio>

#include "base/text.h"
#include "server/language.h"
#include "server/pages/career.h"
#include "server/pages/career/calendar_view.h"
#include "server/text.h"

namespace cairn::server::pages {
namespace {

constexpr std::array<std::string_view, 7> weekday_names{
    to_say("Monday"), to_say("Tuesday"),  to_say("Wednesday"), to_say("Thursday"),
    to_say("Friday"), to_say("Saturday"), to_say("Sunday")};
// What most people look for; any other IANA name can be typed.
constexpr std::array<std::string_view, 12> time_zones{
    "UTC",           "Europe/Dublin",    "Europe/London",   "Europe/Lisbon",
    "Europe/Berlin", "Europe/Paris",     "Europe/Madrid",   "Europe/Athens",
    "Europe/Kyiv",   "America/New_York", "America/Chicago", "Asia/Kolkata"};

// "Mon"; as short as the language has it.
std::string short_weekday(std::string_view name) {
  return std::string(first_characters(name, spoken().tag == "de" ? 2 : 3));
}

std::string clock_text(std::int64_t minutes) {
  std::array<char, 24> text;
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minutes / 60 % 24),
                static_cast<int>(minutes % 60));
  return text.data();
}

// "18:30" as minutes since midnight, -1 for anything else.
std::int32_t minutes_of(std::string_view text) {
  int hour = 0, minute = 0;
  if (text.size() < 4 || text.size() > 8) return -1;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, hour);
  if (read.ec != std::errc() || read.ptr == end || *read.ptr != ':') return -1;
  if (std::from_chars(read.ptr + 1, end, minute).ec != std::errc()) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  return hour * 60 + minute;
}

std::vector<app::career::Availability> availability_of(const Call& call) {
  std::vector<app::career::Availability> availability;
  for (std::int32_t weekday = 1; weekday <= 7; ++weekday) {
    const auto number = std::to_string(weekday);
    const auto from = call.field("from-" + number), to = call.field("to-" + number);
    if (from.empty() && to.empty()) continue;
    availability.push_back({weekday, minutes_of(from), minutes_of(to)});
  }
  return availability;
}

std::string holidays_text(const app::career::Calendar& calendar) {
  std::string text;
  for (const auto& day_off : calendar.holidays) text += (text.empty() ? "" : " ") + day_off;
  return text;
}

// What is found by a cookie must not be found in the browser's cache by the next person.
Response calendar_response(std::string body, std::string_view cache_control) {
  Response response;
  response.set("Content-Type", "text/calendar; charset=utf-8");
  response.set("Content-Disposition", "attachment; filename=\"cairn-plan.ics\"");
  response.set("Cache-Control", cache_control);
  response.body = std::move(body);
  return response;
}

}  // namespace

pathways::LocalMinute local_now(const Call& call, const app::career::Calendar& calendar) {
  const auto local = app::career::local_now(call.context(), calendar);
  return local.ok() ? *local : call.context().clock.now().seconds() / 60;
}

std::string session_text(const pathways::Span& time) {
  const auto day_number = time.from / pathways::minutes_per_day;
  const auto weekday = weekday_names[static_cast<std::size_t>((day_number + 3) % 7)];
  return say("{} {}, {} to {}", short_weekday(say(weekday)),
             day_text(pathways::format_day(static_cast<pathways::Day>(day_number))),
             clock_text(time.from % pathways::minutes_per_day),
             clock_text(time.to % pathways::minutes_per_day));
}

std::string notice_of(std::string_view what) {
  if (what == "taken")
    return say(
        "It is in your plan, after the steps before it. Planning anew finds the best dates.");
  if (what == "checked") return say("Noted. Well done for keeping at it.");
  if (what == "replanned") return say("Planned anew from today. What is done stays done.");
  if (what == "calendar") return say("The calendar is set.");
  if (what == "feed")
    return say("This is the subscription address now; one made before works no more.");
  return "";
}

void add_calendar(View& view, Call& call, const app::career::Plan& plan) {
  const auto& calendar = plan.calendar;
  std::vector<View> days;
  for (std::int32_t weekday = 1; weekday <= 7; ++weekday) {
    View row;
    row.number("weekday", weekday);
    row.text("name", say(weekday_names[static_cast<std::size_t>(weekday - 1)]));
    std::string from, to;
    for (const auto& hours : calendar.availability)
      if (hours.weekday == weekday) {
        if (hours.from >= 0) from = clock_text(hours.from);
        if (hours.to >= 0) to = clock_text(hours.to);
      }
    row.text("from", from).text("to", to);
    days.push_back(std::move(row));
  }
  view.list("weekdays", std::move(days));
  view.flag("usual_hours", calendar.availability.empty());
  view.text("holidays", holidays_text(calendar)).text("time_zone", calendar.time_zone);
  std::vector<View> zones;
  for (const auto zone : time_zones)
    zones.push_back(option(zone, zone, zone == calendar.time_zone));
  view.list("time_zones", std::move(zones));
  view.maybe("busy_count", calendar.busy.empty() ? "" : std::to_string(calendar.busy.size()));
  view.flag("mails", call.context().mailer != nullptr);
  view.text("reminder_email", calendar.reminder_email);
  const auto feed = call.target.parameter("feed");
  view.maybe("feed_address",
             !app::career::is_feed_of(plan, feed)
                 ? ""
                 : call.context().base_url + "/plan/calendar/" + std::string(feed) + ".ics");
  view.flag("has_feed", !calendar.feed_token_hash.empty());
}

Result<Response> change_calendar(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(auto* plan, plan_of(desk, call));
  if (!call.field("new_feed").empty()) {
    if (!desk.opened.stored) return fail(ErrorCode::not_found, "calendar", "Choose a plan first.");
    const auto token = app::career::new_feed(call.context(), desk.opened.stored->id, *plan);
    CAIRN_CHECK(keep(call, desk.opened));
    return see_other(call, "/plan/plans/" + plan->id + "?done=feed&feed=" + token + "#calendar");
  }
  app::career::CalendarForm form{.time_zone = std::string(call.field("time_zone")),
                                 .availability = availability_of(call),
                                 .holidays = std::string(call.field("holidays")),
                                 .busy = {},
                                 .forget_busy = !call.field("forget_busy").empty(),
                                 .reminder_email = std::string(call.field("reminder_email")),
                                 .reminder_language = spoken().tag};
  if (const auto* file = call.form.file("busy")) form.busy = as_bytes(file->bytes);
  const auto changed = app::career::change_calendar(call.context(), *plan, form);
  if (!changed.ok()) {  // shown as it was typed, not kept
    plan->calendar.time_zone = form.time_zone;
    plan->calendar.availability = std::move(form.availability);
    plan->calendar.holidays = {form.holidays};
    plan->calendar.reminder_email = form.reminder_email;
    return dated_plan_with(call, desk, *plan, changed.error());
  }
  CAIRN_CHECK(keep(call, desk.opened));
  return see_other(call, "/plan/plans/" + plan->id + "?done=calendar#calendar");
}

namespace {

Result<std::string> file_of(Call& call, const app::career::Plan& plan,
                            const app::career::Goal* goal) {
  return app::career::calendar_file(
      call.context(), plan, goal == nullptr ? say("My plan") : goal->title,
      call.context().base_url + "/plan/plans/" + plan.id, words_spoken());
}

}  // namespace

Result<Response> calendar_file(Call& call) {
  CAIRN_TRY(auto desk, open_desk(call));
  CAIRN_TRY(const auto* plan, plan_of(desk, call));
  const auto* goal = desk.workbook().goal(plan->goal);
  CAIRN_TRY(auto body, file_of(call, *plan, goal));
  return calendar_response(std::move(body), "no-store");
}

Result<Response> calendar_feed(Call& call) {
  CAIRN_TRY(const auto found, app::career::plan_of_feed(call.context(), call.argument("token")));
  const auto* plan = found.workbook.plan(found.plan);
  const auto* goal = found.workbook.goal(plan->goal);
  // A calendar program asks for no language: it speaks that of whoever set the calendar.
  const auto& languages = *call.site.languages;
  const Speaking speaking(languages.choose(plan->calendar.reminder_language, ""));
  CAIRN_TRY(auto body, file_of(call, *plan, goal));
  return calendar_response(std::move(body), "private, max-age=300");
}

}  // namespace cairn::server::pages
