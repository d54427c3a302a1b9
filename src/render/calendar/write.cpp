// SPDX-License-Identifier: Apache-2.0
// Writes iCalendar (RFC 5545): one VTIMEZONE, events on its clock, alarms.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "render/calendar/calendar.h"
#include "render/calendar/zones.h"

namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

constexpr std::int64_t day_minutes = 24 * 60;

// A moment on the clock of the zone, as minutes; nothing is converted.
icaltimetype clock_time(std::int64_t minutes, bool whole_day, icaltimezone* zone) {
  auto time = icaltime_from_timet_with_zone(static_cast<time_t>(minutes * 60), whole_day ? 1 : 0,
                                            icaltimezone_get_utc_timezone());
  if (whole_day) {
    time.zone = nullptr;
    return time;
  }
  return icaltime_set_timezone(&time, zone);
}

// The zone with its plain name, from a little before the first event on.
void add_zone(icalcomponent* calendar, icaltimezone* zone, const cairn_calendar& from) {
  if (zone == icaltimezone_get_utc_timezone()) return;
  auto* component = icalcomponent_new_clone(icaltimezone_get_component(zone));
  if (auto* id = icalcomponent_get_first_property(component, ICAL_TZID_PROPERTY))
    icalproperty_set_tzid(id, from.zone);
  std::int64_t first = from.stamp / 60;
  for (std::size_t i = 0; i < from.count; ++i) first = std::min(first, from.events[i].from);
  icaltimezone_truncate_vtimezone(
      component, clock_time(first - day_minutes, false, icaltimezone_get_utc_timezone()),
      icaltime_null_time(), true);
  icalcomponent_add_component(calendar, component);
}

void add_alarm(icalcomponent* event, std::int32_t minutes) {
  auto* alarm = icalcomponent_new(ICAL_VALARM_COMPONENT);
  icalcomponent_add_property(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
  icalcomponent_add_property(alarm, icalproperty_new_description(icalcomponent_get_summary(event)));
  icaltriggertype trigger = icaltriggertype_from_int(-minutes * 60);
  icalcomponent_add_property(alarm, icalproperty_new_trigger(trigger));
  icalcomponent_add_component(event, alarm);
}

void add_time(icalcomponent* event, icalproperty* property, const char* zone, bool with_zone) {
  if (with_zone) icalproperty_add_parameter(property, icalparameter_new_tzid(zone));
  icalcomponent_add_property(event, property);
}

icalcomponent* event_of(const cairn_calendar_event& from, const cairn_calendar& all,
                        icaltimezone* zone) {
  auto* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
  const bool whole_day = from.whole_day != 0;
  const bool with_zone = !whole_day && zone != icaltimezone_get_utc_timezone();
  icalcomponent_add_property(event, icalproperty_new_uid(from.uid));
  icalcomponent_add_property(
      event, icalproperty_new_dtstamp(icaltime_from_timet_with_zone(
                 static_cast<time_t>(all.stamp), 0, icaltimezone_get_utc_timezone())));
  add_time(event, icalproperty_new_dtstart(clock_time(from.from, whole_day, zone)), all.zone,
           with_zone);
  add_time(event, icalproperty_new_dtend(clock_time(from.to, whole_day, zone)), all.zone,
           with_zone);
  icalcomponent_add_property(event, icalproperty_new_summary(from.summary));
  if (*from.description != '\0')
    icalcomponent_add_property(event, icalproperty_new_description(from.description));
  if (*from.url != '\0') icalcomponent_add_property(event, icalproperty_new_url(from.url));
  icalcomponent_add_property(
      event, icalproperty_new_transp(whole_day ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
  if (from.alarm_minutes >= 0) add_alarm(event, from.alarm_minutes);
  return event;
}

}  // namespace

int cairn_calendar_write(const cairn_calendar* from, char** text, std::size_t* bytes) {
  const std::lock_guard lock(cairn::calendar::turn());
  auto* zone = cairn::calendar::zone_named(from->zone);
  if (zone == nullptr) return cairn_calendar_no_zone;
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Cairn//Plan//EN"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_calscale("GREGORIAN"));
  auto* name = icalproperty_new_x(from->name);
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), name);
  add_zone(calendar.get(), zone, *from);
  for (std::size_t i = 0; i < from->count; ++i)
    icalcomponent_add_component(calendar.get(), event_of(from->events[i], *from, zone));
  char* written = icalcomponent_as_ical_string_r(calendar.get());
  if (written == nullptr) return cairn_calendar_unreadable;
  // libical's memory is not ours to give away.
  *bytes = std::strlen(written);
  *text = static_cast<char*>(std::malloc(*bytes + 1));
  if (*text != nullptr) std::memcpy(*text, written, *bytes + 1);
  icalmemory_free_buffer(written);
  return *text == nullptr ? cairn_calendar_too_large : cairn_calendar_fine;
}
