// SPDX-License-Identifier: Apache-2.0
// Writing iCalendar by libical. The zone's definition comes from the system's tables, under its
// plain name and cut to the years the events are in.
#include <memory>

#include "render/calendar/calendar.h"
#include "render/calendar/zone.h"

namespace {

using namespace cairn::render::calendar;
using cairn::app::CalendarEvent;
using cairn::app::CalendarFile;

constexpr std::int64_t minutes_per_day = 24 * 60;

icaltimetype time_of(std::int64_t local_minutes) {
  auto time = icaltime_from_timet_with_zone(static_cast<time_t>(local_minutes * 60), 0,
                                            icaltimezone_get_utc_timezone());
  time.zone = nullptr;
  return time;
}

icaltimetype day_of(std::int64_t local_minutes) {
  return icaltime_from_timet_with_zone(
      static_cast<time_t>(local_minutes / minutes_per_day * minutes_per_day * 60), 1, nullptr);
}

void add_time(icalcomponent* event, icalproperty* property, const CalendarFile& file, bool utc) {
  if (!utc) icalproperty_add_parameter(property, icalparameter_new_tzid(file.time_zone.c_str()));
  icalcomponent_add_property(event, property);
}

void add_times(icalcomponent* component, const CalendarEvent& event, const CalendarFile& file,
               icaltimezone* zone) {
  if (event.whole_day) {
    icalcomponent_add_property(component, icalproperty_new_dtstart(day_of(event.from)));
    icalcomponent_add_property(component,
                               icalproperty_new_dtend(day_of(event.to + minutes_per_day)));
    icalcomponent_add_property(component, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    return;
  }
  auto from = time_of(event.from), to = time_of(event.to);
  if (is_utc(zone)) from.zone = to.zone = zone;
  add_time(component, icalproperty_new_dtstart(from), file, is_utc(zone));
  add_time(component, icalproperty_new_dtend(to), file, is_utc(zone));
}

icalcomponent* alarm(const CalendarEvent& event) {
  icaltriggertype trigger{};
  trigger.time = icaltime_null_time();
  trigger.duration = icaldurationtype_from_int(-*event.alarm * 60);
  return icalcomponent_vanew(ICAL_VALARM_COMPONENT, icalproperty_new_action(ICAL_ACTION_DISPLAY),
                             icalproperty_new_trigger(trigger),
                             icalproperty_new_description(event.summary.c_str()),
                             static_cast<void*>(nullptr));
}

icalcomponent* component_of(const CalendarEvent& event, const CalendarFile& file,
                            icaltimezone* zone) {
  auto* component = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(component, property); };
  add(icalproperty_new_uid(event.uid.c_str()));
  add(icalproperty_new_dtstamp(icaltime_from_timet_with_zone(
      static_cast<time_t>(file.stamp.seconds()), 0, icaltimezone_get_utc_timezone())));
  add_times(component, event, file, zone);
  add(icalproperty_new_summary(event.summary.c_str()));
  if (!event.description.empty()) add(icalproperty_new_description(event.description.c_str()));
  if (!event.url.empty()) add(icalproperty_new_url(event.url.c_str()));
  if (event.alarm) icalcomponent_add_component(component, alarm(event));
  return component;
}

void add_zone(icalcomponent* calendar, const CalendarFile& file, icaltimezone* zone) {
  auto* definition = icaltimezone_get_component(zone);
  if (is_utc(zone) || definition == nullptr || file.events.empty()) return;
  auto* copy = icalcomponent_new_clone(definition);
  if (auto* name = icalcomponent_get_first_property(copy, ICAL_TZID_PROPERTY))
    icalproperty_set_tzid(name, file.time_zone.c_str());
  auto first = file.events.front().from, last = first;
  for (const auto& event : file.events) {
    first = std::min(first, event.from);
    last = std::max(last, event.to);
  }
  icaltimezone_truncate_vtimezone(copy, time_of(first), time_of(last + minutes_per_day), 0);
  icalcomponent_add_component(calendar, copy);
}

}  // namespace

int cairn_calendar_write(const CalendarFile& file, std::string& out) {
  auto* zone = zone_named(file.time_zone);
  if (zone == nullptr) return cairn_calendar_no_zone;
  const std::unique_ptr<icalcomponent, Free> calendar(
      icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                          icalproperty_new_prodid("-//Cairn//Plan//EN"),
                          icalproperty_new_calscale("GREGORIAN"), static_cast<void*>(nullptr)));
  auto* name = icalproperty_new_x(file.name.c_str());
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), name);
  add_zone(calendar.get(), file, zone);
  for (const auto& event : file.events)
    icalcomponent_add_component(calendar.get(), component_of(event, file, zone));
  char* text = icalcomponent_as_ical_string_r(calendar.get());
  out = text;
  icalmemory_free_buffer(text);
  return 0;
}

int cairn_calendar_local(const std::string& time_zone, std::int64_t seconds, std::int64_t& local) {
  auto* zone = zone_named(time_zone);
  if (zone == nullptr) return cairn_calendar_no_zone;
  local = local_minutes(zone, seconds);
  return 0;
}
