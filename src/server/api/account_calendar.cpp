// SPDX-License-Identifier: Apache-2.0
// The calendar of a plan, for programs of who plans: the file, one's own hours and days off, what
// is busy, reminders, the private feed; and where one could go from here.
#include "app/career/calendar.h"

#include <charconv>

#include "app/career/goals.h"
#include "server/api/account.h"
#include "server/api/account_desk.h"
#include "server/api/body.h"
#include "server/api/list.h"
#include "server/language.h"

namespace cairn::server::api {
namespace {

constexpr std::size_t reachable_max = 20;

// "18:30" as minutes since midnight, -1 for anything else.
std::int32_t minutes_of(std::string_view text) {
  std::int32_t hour = 0, minute = 0;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, hour);
  if (text.size() != 5 || read.ptr != text.data() + 2 || *read.ptr != ':') return -1;
  if (std::from_chars(read.ptr + 1, end, minute).ptr != end) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  return hour * 60 + minute;
}

app::career::Availability hours_in(Body& part) {
  app::career::Availability out;
  out.weekday = static_cast<std::int32_t>(part.integer("weekday", 0, 1, 7));
  if (!part.contains("weekday")) part.fault("weekday", "Give 1 for Monday to 7 for Sunday.");
  out.from = minutes_of(part.text("from", Needed::yes));
  out.to = minutes_of(part.text("to", Needed::yes));
  if (part.contains("from") && out.from < 0) part.fault("from", "Write the time as 18:30.");
  if (part.contains("to") && out.to < 0) part.fault("to", "Write the time as 18:30.");
  return out;
}

json::Value calendar_json(const app::career::Calendar& calendar, json::Builder builder) {
  const auto clock = [&](std::int32_t minutes) {
    const auto two = [](std::int32_t number) {
      return (number < 10 ? "0" : "") + std::to_string(number);
    };
    return builder.string(two(minutes / 60 % 24) + ":" + two(minutes % 60));
  };
  std::vector<json::Value> hours;
  for (const auto& it : calendar.availability)
    hours.push_back(builder.object({{"weekday", builder.integer(it.weekday)},
                                    {"from", clock(it.from)},
                                    {"to", clock(it.to)}}));
  return json::ObjectBuilder(builder)
      .add_string("time_zone", calendar.time_zone)
      .add("availability", builder.array(hours))
      .add("holidays", builder.strings(calendar.holidays))
      .add("busy", builder.integer(static_cast<std::int64_t>(calendar.busy.size())))
      .add_string_if("reminder_email", calendar.reminder_email)
      .add("has_feed", json::Value::boolean(!calendar.feed_token_hash.empty()))
      .value();
}

}  // namespace

Result<Response> account_plan_calendar(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(const auto* const plan, plan_of(desk, call));
  const auto* const goal = desk.workbook().goal(plan->goal);
  CAIRN_TRY(auto text, app::career::calendar_file(
                           call.context(), *plan, goal == nullptr ? "Plan" : goal->title,
                           call.context().base_url + "/plan/plans/" + plan->id));
  return json_response(std::move(text), "text/calendar; charset=utf-8");
}

// What is left out stays as it is.
Result<Response> change_account_calendar(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto* const plan, plan_of(desk, call));
  CAIRN_TRY(auto body, Body::read(call.request));
  const auto& before = plan->calendar;
  app::career::CalendarForm form;
  form.time_zone = body.contains("time_zone") ? body.text("time_zone") : before.time_zone;
  form.availability = before.availability;
  if (body.contains("availability")) {
    form.availability.clear();
    for (auto& part : body.parts("availability")) form.availability.push_back(hours_in(part));
  }
  for (const auto& day : body.contains("holidays") ? body.texts("holidays") : before.holidays)
    form.holidays += day + " ";
  const auto busy = body.text("busy");
  form.busy = as_bytes(busy);
  form.forget_busy = body.flag("forget_busy");
  form.reminder_email =
      body.contains("reminder_email") ? body.text("reminder_email") : before.reminder_email;
  form.reminder_language =
      before.reminder_language.empty() ? spoken().tag : before.reminder_language;
  CAIRN_CHECK(body.faults());
  CAIRN_CHECK(app::career::change_calendar(call.context(), *plan, form));
  CAIRN_CHECK(keep(call, desk));
  Arena arena;
  return answer(calendar_json(plan->calendar, json::Builder(arena)));
}

Result<Response> new_account_feed(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  CAIRN_TRY(auto* const plan, plan_of(desk, call));
  const auto token = app::career::new_feed(call.context(), desk.opened.stored->id, *plan);
  CAIRN_CHECK(keep(call, desk));
  call.tells_secret = true;
  Arena arena;
  return answer(
      json::ObjectBuilder(json::Builder(arena))
          .add_string("address", call.context().base_url + "/plan/calendar/" + token + ".ics")
          .value(),
      201);
}

Result<Response> account_reachable(Call& call) {
  CAIRN_TRY(auto desk, account_desk(call));
  Arena arena;
  const json::Builder builder(arena);
  std::vector<json::Value> items;
  for (const auto& it :
       app::career::reachable(*desk.shelf, desk.workbook().profile, reachable_max)) {
    const auto& occupation = desk.shelf->framework.occupations[it.occupation];
    items.push_back(json::ObjectBuilder(builder)
                        .add_string("occupation", occupation.id)
                        .add_string("label", occupation.label)
                        .add("essential", builder.integer(static_cast<std::int64_t>(it.essential)))
                        .add("shared", builder.integer(static_cast<std::int64_t>(it.shared)))
                        .add("missing", builder.strings(it.missing))
                        .value());
  }
  return list_answer(call, items, "");
}

}  // namespace cairn::server::api
