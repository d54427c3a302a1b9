// SPDX-License-Identifier: Apache-2.0
// Reading other people's calendars by libical: every event with its repetitions, as stretches of
// local time.
#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <utility>

#include "render/calendar/calendar.h"
#include "render/calendar/zone.h"

namespace {

using namespace cairn::render::calendar;
using cairn::app::LocalSpan;

constexpr std::size_t spans_max = 50'000;
constexpr std::int64_t occurrences_max = 500'000;         // of one rule, from its first day on
constexpr std::int64_t exceptions_work_max = 20'000'000;  // each is held to each occurrence
constexpr std::chrono::seconds time_max{2};

// Occurrences of a repeating event that stand in the file as events of their own.
using Moved = std::set<std::pair<std::string, time_t>>;

std::int64_t listed(const short* values, std::size_t size) {
  std::int64_t count = 0;
  while (count < static_cast<std::int64_t>(size) && values[count] != ICAL_RECURRENCE_ARRAY_MAX)
    ++count;
  return count;
}

// How many occurrences a rule has at most up to a year. By the second or minute nobody meets; by
// the hour a rule that names days as well may search for centuries for one that never comes.
std::int64_t occurrences_of(const icalrecurrencetype& rule, const icaltimetype& start,
                            int last_year) {
  constexpr std::int64_t days_of_year = 366, hours_of_day = 24;
  const auto endless = occurrences_max + 1;
  if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE)
    return endless;
  const auto in_day = std::max<std::int64_t>(listed(rule.by_hour, ICAL_BY_HOUR_SIZE), 1) *
                      std::max<std::int64_t>(listed(rule.by_minute, ICAL_BY_MINUTE_SIZE), 1) *
                      std::max<std::int64_t>(listed(rule.by_second, ICAL_BY_SECOND_SIZE), 1);
  const auto days_named =
      listed(rule.by_month, ICAL_BY_MONTH_SIZE) + listed(rule.by_month_day, ICAL_BY_MONTHDAY_SIZE) +
      listed(rule.by_year_day, ICAL_BY_YEARDAY_SIZE) +
      listed(rule.by_week_no, ICAL_BY_WEEKNO_SIZE) + listed(rule.by_set_pos, ICAL_BY_SETPOS_SIZE);
  const bool hourly = rule.freq == ICAL_HOURLY_RECURRENCE;
  if (hourly && days_named > 0) return endless;
  const auto years = std::max(last_year - start.year, 0) + std::int64_t{1};
  return years * days_of_year * (hourly ? hours_of_day : 1) * in_day;
}

std::int64_t count_of(icalcomponent* event, icalproperty_kind kind) {
  return icalcomponent_count_properties(event, kind);
}

class Reader {
 public:
  Reader(icaltimezone* zone, std::int64_t from, std::int64_t to, std::vector<LocalSpan>& spans)
      : zone_(zone), from_(from), to_(to), spans_(spans) {
    last_year_ = icaltime_from_timet_with_zone(static_cast<time_t>(to * 60), 0,
                                               icaltimezone_get_utc_timezone())
                     .year;
  }

  int read(icalcomponent* root) {
    find_moved(root);
    visit(root);
    return too_large_ ? cairn_calendar_too_large : 0;
  }

 private:
  template <class Use>
  void for_each_inner(icalcomponent* root, icalcomponent_kind kind, const Use& use) {
    for (auto* inner = icalcomponent_get_first_component(root, kind); inner != nullptr;
         inner = icalcomponent_get_next_component(root, kind))
      use(inner);
  }

  // A file may hold one calendar or several.
  template <class Use>
  void for_each_calendar(icalcomponent* root, const Use& use) {
    if (icalcomponent_isa(root) == ICAL_VCALENDAR_COMPONENT) return use(root);
    for_each_inner(root, ICAL_VCALENDAR_COMPONENT, use);
  }

  static std::string uid_of(icalcomponent* event) {
    const char* uid = icalcomponent_get_uid(event);
    return uid == nullptr ? "" : uid;
  }
  static time_t moment_of(const icaltimetype& time) {
    return icaltime_as_timet_with_zone(
        time, time.zone != nullptr ? time.zone : icaltimezone_get_utc_timezone());
  }

  void find_moved(icalcomponent* root) {
    for_each_calendar(root, [&](icalcomponent* calendar) {
      for_each_inner(calendar, ICAL_VEVENT_COMPONENT, [&](icalcomponent* event) {
        if (icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != nullptr)
          moved_.emplace(uid_of(event), moment_of(icalcomponent_get_recurrenceid(event)));
      });
    });
  }

  void visit(icalcomponent* root) {
    for_each_calendar(root, [&](icalcomponent* calendar) {
      for_each_inner(calendar, ICAL_VEVENT_COMPONENT, [&](icalcomponent* it) { read_event(it); });
      for_each_inner(calendar, ICAL_VFREEBUSY_COMPONENT,
                     [&](icalcomponent* it) { read_free_busy(it); });
    });
  }

  static bool takes_time(icalcomponent* event) {
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) return false;
    auto* transparency = icalcomponent_get_first_property(event, ICAL_TRANSP_PROPERTY);
    if (transparency == nullptr) return true;
    const auto value = icalproperty_get_transp(transparency);
    return value != ICAL_TRANSP_TRANSPARENT && value != ICAL_TRANSP_TRANSPARENTNOCONFLICT;
  }

  // Rules that libical would work at for longer than anybody waits are refused unread, and the file
  // as a whole has its time: one event is bounded by its rules, many by this.
  bool is_countable(icalcomponent* event, const icaltimetype& start) const {
    auto occurrences = count_of(event, ICAL_RDATE_PROPERTY) + 1;
    for (auto* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY); rule != nullptr;
         rule = icalcomponent_get_next_property(event, ICAL_RRULE_PROPERTY))
      occurrences += occurrences_of(icalproperty_get_rrule(rule), start, last_year_);
    return occurrences <= occurrences_max &&
           occurrences * count_of(event, ICAL_EXDATE_PROPERTY) <= exceptions_work_max &&
           std::chrono::steady_clock::now() < until_;
  }

  void read_event(icalcomponent* event) {
    if (!takes_time(event) || too_large_) return;
    const auto start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) || !icaltime_is_valid_time(start)) return;
    if (!is_countable(event, start)) {
      too_large_ = true;
      return;
    }
    uid_ = uid_of(event);
    is_own_event_ = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY) != nullptr;
    // Days and times without a zone are meant where one is.
    is_day_ = icaltime_is_date(start) != 0;
    is_local_ = is_day_ || start.zone == nullptr;
    // A day to each side, for zones.
    auto first = icaltime_from_timet_with_zone(static_cast<time_t>((from_ - 1'440) * 60), 0,
                                               icaltimezone_get_utc_timezone());
    auto last = icaltime_from_timet_with_zone(static_cast<time_t>((to_ + 1'440) * 60), 0,
                                              icaltimezone_get_utc_timezone());
    icalcomponent_foreach_recurrence(
        event, first, last,
        [](icalcomponent*, struct icaltime_span* span, void* self) {
          static_cast<Reader*>(self)->occur(*span);
        },
        this);
  }

  void occur(const icaltime_span& span) {
    if (!is_own_event_ && moved_.count({uid_, span.start}) > 0) return;
    // libical gives whole days a day more than they have, but for its last second.
    constexpr time_t day = 86'400;
    add(span.start, is_day_ ? std::max(span.end - (day - 1), span.start + day) : span.end,
        is_local_);
  }

  void read_free_busy(icalcomponent* component) {
    for (auto* it = icalcomponent_get_first_property(component, ICAL_FREEBUSY_PROPERTY);
         it != nullptr; it = icalcomponent_get_next_property(component, ICAL_FREEBUSY_PROPERTY)) {
      auto period = icalproperty_get_freebusy(it);
      if (icaltime_is_null_time(period.end))
        period.end = icaltime_add(period.start, period.duration);
      add(moment_of(period.start), moment_of(period.end), period.start.zone == nullptr);
    }
  }

  void add(time_t start, time_t end, bool is_local) {
    if (too_large_ || end <= start) return;
    LocalSpan span;
    if (is_local) {
      span = {static_cast<std::int64_t>(start) / 60, (static_cast<std::int64_t>(end) + 59) / 60};
    } else {
      span = {local_minutes(zone_, start), local_minutes(zone_, end)};
    }
    if (span.to <= from_ || span.from >= to_ || span.to <= span.from) return;
    spans_.push_back({std::max(span.from, from_), std::min(span.to, to_)});
    too_large_ = spans_.size() > spans_max;
  }

  icaltimezone* zone_;
  std::int64_t from_, to_;
  std::vector<LocalSpan>& spans_;
  int last_year_ = 0;
  std::chrono::steady_clock::time_point until_ = std::chrono::steady_clock::now() + time_max;
  Moved moved_;
  std::string uid_;
  bool is_own_event_ = false;
  bool is_day_ = false;
  bool is_local_ = false;
  bool too_large_ = false;
};

}  // namespace

int cairn_calendar_busy(std::string_view text, const std::string& time_zone, std::int64_t from,
                        std::int64_t to, std::vector<LocalSpan>& spans) {
  auto* zone = zone_named(time_zone);
  if (zone == nullptr) return cairn_calendar_no_zone;
  const std::string copy(text);
  const std::unique_ptr<icalcomponent, Free> root(icalparser_parse_string(copy.c_str()));
  if (!root) return cairn_calendar_unreadable;
  const auto kind = icalcomponent_isa(root.get());
  if (kind != ICAL_VCALENDAR_COMPONENT && kind != ICAL_XROOT_COMPONENT)
    return cairn_calendar_unreadable;
  return Reader(zone, from, to, spans).read(root.get());
}
