// SPDX-License-Identifier: Apache-2.0
#include "pathways/sessions.h"

#include <algorithm>
#include <map>

namespace cairn::pathways {
namespace {

constexpr std::int32_t session_minutes_min = 25;
constexpr std::int32_t worth_sitting_down = 60;
constexpr std::int32_t break_minutes = 15;  // between two sessions on one day
constexpr std::int32_t day_minutes_max = 4 * session_minutes_max;
constexpr std::size_t sessions_max = 20'000;

// 1970-01-01 was a Thursday.
std::size_t weekday_of(Day day) { return static_cast<std::size_t>((day + 3) % 7); }

class Calendar {
 public:
  explicit Calendar(const Availability& availability) : availability_(availability) {
    busy_ = availability.busy;
    std::sort(busy_.begin(), busy_.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    // Spans that overlap become one, so that each lookup sees the last that began before it.
    std::vector<Span> merged;
    for (const auto& span : busy_) {
      if (span.to <= span.from) continue;
      if (!merged.empty() && span.from <= merged.back().to)
        merged.back().to = std::max(merged.back().to, span.to);
      else
        merged.push_back(span);
    }
    busy_ = std::move(merged);
    holidays_ = availability.holidays;
    std::sort(holidays_.begin(), holidays_.end());
  }

  // What is free on a day, in order, without what has been given out already.
  std::vector<Span> free_on(Day day) const {
    std::vector<Span> out;
    if (std::binary_search(holidays_.begin(), holidays_.end(), day)) return out;
    const Minute midnight = Minute{day} * day_minutes;
    for (const auto& part : availability_.week[weekday_of(day)]) {
      const auto from = std::clamp<Minute>(part.from, 0, day_minutes);
      const auto to = std::clamp<Minute>(part.to, 0, day_minutes);
      if (from < to) cut({midnight + from, midnight + to}, out);
    }
    std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    return out;
  }
  void take(Day day, const Span& span) {
    auto& taken = taken_[day];
    taken.push_back({span.from - break_minutes, span.to + break_minutes});
    std::sort(taken.begin(), taken.end(),
              [](const Span& a, const Span& b) { return a.from < b.from; });
    minutes_[day] += static_cast<std::int32_t>(span.to - span.from);
  }
  std::int32_t minutes_on(Day day) const {
    const auto found = minutes_.find(day);
    return found == minutes_.end() ? 0 : found->second;
  }

 private:
  // The parts of `span` that nothing else takes.
  void cut(Span span, std::vector<Span>& out) const {
    const auto remove = [&](const std::vector<Span>& taken, std::vector<Span> parts) {
      for (const auto& each : taken) {
        std::vector<Span> left;
        for (const auto& part : parts) {
          if (each.to <= part.from || each.from >= part.to) {
            left.push_back(part);
            continue;
          }
          if (part.from < each.from) left.push_back({part.from, each.from});
          if (each.to < part.to) left.push_back({each.to, part.to});
        }
        parts = std::move(left);
      }
      return parts;
    };
    // Only what touches the day is looked at.
    auto first = std::lower_bound(busy_.begin(), busy_.end(), span.from,
                                  [](const Span& a, Minute from) { return a.to <= from; });
    std::vector<Span> near;
    for (; first != busy_.end() && first->from < span.to; ++first) near.push_back(*first);
    auto parts = remove(near, {span});
    const auto taken = taken_.find(static_cast<Day>(span.from / day_minutes));
    if (taken != taken_.end()) parts = remove(taken->second, std::move(parts));
    out.insert(out.end(), parts.begin(), parts.end());
  }

  const Availability& availability_;
  std::vector<Span> busy_;
  std::vector<Day> holidays_;
  std::map<Day, std::vector<Span>> taken_;
  std::map<Day, std::int32_t> minutes_;
};

// Places the minutes of one step: every day gets its even share of what is left, so that sessions
// are spread, and what a day cannot hold is made up for later.
class Placer {
 public:
  Placer(Calendar& calendar, const Step& step, std::size_t index)
      : calendar_(calendar), step_(step), index_(index) {}

  std::int64_t run(std::int64_t minutes, std::vector<Session>& out) {
    const auto first = out.size();
    const auto all_days = std::max<std::int64_t>(1, std::int64_t{step_.finish} - step_.start + 1);
    auto left = minutes;
    for (Day day = step_.start; day <= step_.finish && left > 0; ++day) {
      const auto days_after = std::int64_t{step_.finish} - day;
      const auto due = minutes - minutes * days_after / all_days;
      const auto owed = due - (minutes - left);
      // Short bits wait until they are worth sitting down for.
      if (owed < std::min<std::int64_t>(left, worth_sitting_down)) continue;
      left -= fill(day, owed, out);
    }
    // What the last days had no room for goes where there is some.
    for (Day day = step_.finish; day >= step_.start && left > 0; --day)
      left -= fill(day, left, out);
    std::sort(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
              [](const Session& a, const Session& b) { return a.from < b.from; });
    const auto count = static_cast<std::int32_t>(out.size() - first);
    for (std::size_t i = first; i < out.size(); ++i) {
      out[i].number = static_cast<std::int32_t>(i - first) + 1;
      out[i].of = count;
    }
    return left;
  }

 private:
  std::int64_t fill(Day day, std::int64_t wanted, std::vector<Session>& out) {
    std::int64_t placed = 0;
    while (placed < wanted && out.size() < sessions_max) {
      const auto room = day_minutes_max - calendar_.minutes_on(day);
      const auto size = std::min<std::int64_t>({wanted - placed, session_minutes_max, room});
      if (size <= 0) break;
      const auto span = first_free(day, size);
      if (span.to <= span.from) break;
      calendar_.take(day, span);
      out.push_back({index_, span.from, span.to, 1, 1});
      placed += span.to - span.from;
    }
    return placed;
  }
  // The first place for a session of `size`, or of what fits if that is long enough.
  Span first_free(Day day, std::int64_t size) const {
    const auto least = std::min<std::int64_t>(size, session_minutes_min);
    for (const auto& free : calendar_.free_on(day))
      if (free.to - free.from >= least) return {free.from, std::min(free.to, free.from + size)};
    return {};
  }

  Calendar& calendar_;
  const Step& step_;
  std::size_t index_;
};

}  // namespace

Availability usual_week() {
  Availability out;
  for (std::size_t day = 0; day < 5; ++day) out.week[day] = {{18 * 60, 21 * 60}};
  out.week[5] = {{9 * 60, 13 * 60}};
  return out;
}

Sessions sessions_of(const Problem& problem, const Plan& plan, const Availability& availability) {
  Calendar calendar(availability);
  Sessions out;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto& step = plan.steps[i];
    const auto hours = hours_of(problem, problem.offers[step.offer]);
    const std::int64_t minutes = (hours * 60 + one - 1) / one;
    const auto left = Placer(calendar, step, i).run(minutes, out.sessions);
    if (left > 0) out.shortfalls.push_back({i, left});
    const auto& offer = problem.offers[step.offer];
    const auto& name = offer.title.empty() ? offer.id : offer.title;
    out.milestones.push_back({i, step.start, "Begin: " + name});
    out.milestones.push_back({i, step.finish, "Done: " + name});
  }
  std::stable_sort(out.sessions.begin(), out.sessions.end(),
                   [](const Session& a, const Session& b) { return a.from < b.from; });
  std::stable_sort(out.milestones.begin(), out.milestones.end(),
                   [](const Milestone& a, const Milestone& b) { return a.day < b.day; });
  return out;
}

std::vector<Progress> progress_of(const Plan& plan, const Sessions& sessions,
                                  const std::vector<std::size_t>& done) {
  std::vector<Progress> out(plan.steps.size());
  std::vector<std::uint8_t> is_done(sessions.sessions.size(), 0);
  for (const auto i : done)
    if (i < is_done.size()) is_done[i] = 1;
  for (std::size_t i = 0; i < out.size(); ++i) out[i].step = i;
  for (std::size_t i = 0; i < sessions.sessions.size(); ++i) {
    const auto& session = sessions.sessions[i];
    auto& row = out[session.step];
    row.minutes += session.to - session.from;
    if (is_done[i] != 0) row.minutes_done += session.to - session.from;
  }
  return out;
}

}  // namespace cairn::pathways
