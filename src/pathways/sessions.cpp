// SPDX-License-Identifier: Apache-2.0
#include "pathways/sessions.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

constexpr int sessions_a_day_max = 2;  // of one step
constexpr std::int32_t pause_minutes = 10;
constexpr auto minutes_a_day = static_cast<std::int32_t>(minutes_per_day);

std::int32_t weekday_of(Day day) { return (day + 3) % 7 + 1; }  // 1970-01-01 was a Thursday

const std::vector<WeeklyHours>& usual_hours() {
  static const std::vector<WeeklyHours> hours = [] {
    std::vector<WeeklyHours> all;
    for (std::int32_t weekday = 1; weekday <= 5; ++weekday)
      all.push_back({weekday, 18 * 60, 20 * 60});
    all.push_back({6, 10 * 60, 12 * 60});
    return all;
  }();
  return hours;
}

// Takes what is occupied out of a list of free stretches.
void take_out(std::vector<Span>& free, Span busy) {
  std::vector<Span> left;
  for (const auto& span : free) {
    if (busy.to <= span.from || busy.from >= span.to) {
      left.push_back(span);
      continue;
    }
    if (span.from < busy.from) left.push_back({span.from, busy.from});
    if (busy.to < span.to) left.push_back({busy.to, span.to});
  }
  free = std::move(left);
}

class Placement {
 public:
  Placement(const std::vector<StudyStep>& steps, const SessionRules& rules)
      : steps_(steps), rules_(rules), hours_(rules.hours.empty() ? usual_hours() : rules.hours) {
    for (const auto& step : steps) left_.push_back(std::max<std::int64_t>(step.minutes, 0));
    busy_ = rules.busy;
    std::sort(busy_.begin(), busy_.end(), [](const Span& a, const Span& b) {
      return a.from != b.from ? a.from < b.from : a.to < b.to;
    });
  }

  Sessions run() {
    Day first = day_max, last = 0;
    for (const auto& step : steps_) {
      first = std::min(first, step.start);
      last = std::max(last, step.finish);
    }
    first = std::max<Day>(first, static_cast<Day>(rules_.not_before / minutes_per_day));
    for (Day day = first; day <= last; ++day) fill(day);
    for (std::size_t i = 0; i < steps_.size(); ++i)
      if (left_[i] > 0) result_.unplaced.push_back({i, left_[i]});
    return std::move(result_);
  }

 private:
  std::vector<Span> free_of(Day day) {
    std::vector<Span> free;
    if (std::find(rules_.holidays.begin(), rules_.holidays.end(), day) != rules_.holidays.end())
      return free;
    const LocalMinute midnight = day * minutes_per_day;
    for (const auto& hours : hours_)
      if (hours.weekday == weekday_of(day) && hours.from < hours.to)
        free.push_back({midnight + hours.from, midnight + std::min(hours.to, minutes_a_day)});
    std::sort(free.begin(), free.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    LocalMinute taken = midnight;  // hours given twice count once
    for (auto& span : free) {
      span.from = std::max(span.from, taken);
      taken = std::max(taken, span.to);
    }
    take_out(free, {midnight, rules_.not_before});
    const auto after =
        std::lower_bound(busy_.begin(), busy_.end(), midnight + minutes_per_day,
                         [](const Span& span, LocalMinute moment) { return span.from < moment; });
    for (auto span = busy_.begin(); span != after; ++span)
      if (span->to > midnight) take_out(free, *span);
    return free;
  }

  // How much of a step should be done at the end of a day, were it spread evenly.
  std::int64_t due(std::size_t at, Day day) const {
    const auto& step = steps_[at];
    const auto days = std::max<std::int64_t>(step.finish - step.start + 1, 1);
    // A day early, so that the last week has room for what slipped.
    const auto passed = std::min<std::int64_t>(day - step.start + 2, days);
    return (step.minutes * passed + days - 1) / days;
  }

  // The step that is furthest behind on this day.
  std::size_t next_step(Day day, const std::vector<int>& today) const {
    std::size_t best = steps_.size();
    std::int64_t behind_most = 0;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const auto& step = steps_[i];
      if (day < step.start || day > step.finish || left_[i] == 0) continue;
      if (today[i] >= sessions_a_day_max) continue;
      const auto behind = due(i, day) - (step.minutes - left_[i]);
      if (behind > behind_most) {
        best = i;
        behind_most = behind;
      }
    }
    return best;
  }

  void fill(Day day) {
    std::vector<int> today(steps_.size());
    for (auto span : free_of(day)) {
      while (span.to - span.from >= session_minutes_min) {
        const auto step = next_step(day, today);
        if (step == steps_.size()) return;
        const auto minutes =
            std::min<std::int64_t>({session_minutes_max, span.to - span.from,
                                    std::max<std::int64_t>(left_[step], session_minutes_min)});
        result_.sessions.push_back({step, {span.from, span.from + minutes}});
        left_[step] -= std::min(left_[step], minutes);
        ++today[step];
        span.from += minutes + pause_minutes;
      }
    }
  }

  const std::vector<StudyStep>& steps_;
  const SessionRules& rules_;
  const std::vector<WeeklyHours>& hours_;
  std::vector<Span> busy_;
  std::vector<std::int64_t> left_;
  Sessions result_;
};

}  // namespace

Sessions sessions_of(const std::vector<StudyStep>& steps, const SessionRules& rules) {
  if (steps.empty()) return {};
  return Placement(steps, rules).run();
}

}  // namespace cairn::pathways
