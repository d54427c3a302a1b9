// SPDX-License-Identifier: Apache-2.0
// Time taken, out of somebody's iCalendar file: events with their recurrences, and VFREEBUSY.
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "render/calendar/calendar.h"
#include "render/calendar/zones.h"

namespace {

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

constexpr std::size_t components_max = 50'000;
constexpr std::size_t occurrences_max = 40'000;  // looked at of one rule
constexpr std::int64_t day_minutes = 24 * 60;

class Reader {
 public:
  Reader(icaltimezone* zone, std::int64_t from, std::int64_t to, std::size_t spans_max)
      : zone_(zone), from_(from), to_(to), spans_max_(spans_max) {}

  // False where there are too many.
  bool read(icalcomponent* calendar) {
    std::size_t components = 0;
    for (auto* inner = icalcomponent_get_first_component(calendar, ICAL_ANY_COMPONENT);
         inner != nullptr; inner = icalcomponent_get_next_component(calendar, ICAL_ANY_COMPONENT)) {
      if (++components > components_max || spans.size() > spans_max_) return false;
      const auto kind = icalcomponent_isa(inner);
      if (kind == ICAL_VEVENT_COMPONENT) read_event(inner);
      if (kind == ICAL_VFREEBUSY_COMPONENT) read_free_busy(inner);
      if (kind == ICAL_VCALENDAR_COMPONENT && !read(inner)) return false;
    }
    return spans.size() <= spans_max_;
  }

  std::vector<cairn_calendar_span> spans;
  std::size_t skipped = 0;

 private:
  // Minutes on the clock of the zone; times without a zone, and days, are on it already.
  std::int64_t minute_of(icaltimetype time) const {
    if (time.zone != nullptr && !time.is_date) time = icaltime_convert_to_zone(time, zone_);
    time.zone = nullptr;
    const auto midnight = std::int64_t{icaltime_as_timet(
                              icaltime_from_day_of_year(icaltime_day_of_year(time), time.year))} /
                          60;
    return midnight / day_minutes * day_minutes + (time.is_date ? 0 : time.hour * 60 + time.minute);
  }
  void add(std::int64_t from, std::int64_t to) {
    if (from < to && from < to_ && to > from_) spans.push_back({from, to});
  }

  void read_event(icalcomponent* event) {
    auto* transparent = icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY);
    if (transparent != nullptr && icalproperty_get_transp(transparent) == ICAL_TRANSP_TRANSPARENT)
      return;
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) return;
    const auto start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) || !icaltime_is_valid_time(start)) {
      ++skipped;
      return;
    }
    const auto from = minute_of(start);
    const auto length = length_of(event, start, from);
    auto* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
    if (rule == nullptr) add(from, from + length);
    for (; rule != nullptr; rule = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY))
      read_rule(event, icalproperty_get_rrule(rule), start, length);
    for (auto* more = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY); more != nullptr;
         more = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
      const auto time = icalproperty_get_rdate(more).time;
      if (!icaltime_is_null_time(time)) add(minute_of(time), minute_of(time) + length);
    }
  }
  std::int64_t length_of(icalcomponent* event, const icaltimetype& start, std::int64_t from) const {
    const auto end = icalcomponent_get_dtend(event);
    if (icaltime_is_null_time(end) || !icaltime_is_valid_time(end))
      return start.is_date ? day_minutes : 0;
    return minute_of(end) - from;
  }
  void read_rule(icalcomponent* event, const icalrecurrencetype& rule, const icaltimetype& start,
                 std::int64_t length) {
    if (rule.freq < ICAL_DAILY_RECURRENCE || rule.freq > ICAL_YEARLY_RECURRENCE) {
      ++skipped;
      return;
    }
    const std::unique_ptr<icalrecur_iterator, Free> iterator(icalrecur_iterator_new(rule, start));
    if (!iterator) {
      ++skipped;
      return;
    }
    for (std::size_t i = 0; i < occurrences_max && spans.size() <= spans_max_; ++i) {
      auto time = icalrecur_iterator_next(iterator.get());
      if (icaltime_is_null_time(time)) return;
      time.zone = start.zone;
      const auto from = minute_of(time);
      if (from >= to_) return;
      if (!is_left_out(event, time)) add(from, from + length);
    }
  }
  static bool is_left_out(icalcomponent* event, const icaltimetype& time) {
    for (auto* out = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY); out != nullptr;
         out = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY)) {
      const auto date = icalproperty_get_exdate(out);
      if (date.is_date ? icaltime_compare_date_only(date, time) == 0
                       : icaltime_compare(date, time) == 0)
        return true;
    }
    return false;
  }

  void read_free_busy(icalcomponent* component) {
    for (auto* taken = icalcomponent_get_first_property(component, ICAL_FREEBUSY_PROPERTY);
         taken != nullptr;
         taken = icalcomponent_get_next_property(component, ICAL_FREEBUSY_PROPERTY)) {
      auto* type = icalproperty_get_first_parameter(taken, ICAL_FBTYPE_PARAMETER);
      if (type != nullptr && icalparameter_get_fbtype(type) == ICAL_FBTYPE_FREE) continue;
      const auto period = icalproperty_get_freebusy(taken);
      if (icaltime_is_null_time(period.start)) continue;
      const auto end = icaltime_is_null_time(period.end)
                           ? icaltime_add(period.start, period.duration)
                           : period.end;
      add(minute_of(period.start), minute_of(end));
    }
  }

  icaltimezone* zone_;
  std::int64_t from_, to_;
  std::size_t spans_max_;
};

}  // namespace

int cairn_calendar_busy(const char* text, std::size_t bytes, const char* zone, std::int64_t from,
                        std::int64_t to, std::size_t spans_max, cairn_calendar_span** spans,
                        std::size_t* count, std::size_t* skipped) {
  const std::lock_guard lock(cairn::calendar::turn());
  auto* clock = cairn::calendar::zone_named(zone);
  if (clock == nullptr) return cairn_calendar_no_zone;
  const std::string whole(text, bytes);
  if (whole.find("BEGIN:VCALENDAR") == std::string::npos) return cairn_calendar_unreadable;
  const std::unique_ptr<icalcomponent, Free> calendar(icalparser_parse_string(whole.c_str()));
  if (!calendar) return cairn_calendar_unreadable;
  Reader reader(clock, from, to, spans_max);
  if (!reader.read(calendar.get())) return cairn_calendar_too_large;
  *count = reader.spans.size();
  *skipped = reader.skipped;
  *spans = static_cast<cairn_calendar_span*>(
      std::malloc(sizeof(cairn_calendar_span) * (reader.spans.size() + 1)));
  if (*spans == nullptr) return cairn_calendar_too_large;
  std::copy(reader.spans.begin(), reader.spans.end(), *spans);
  return cairn_calendar_fine;
}
