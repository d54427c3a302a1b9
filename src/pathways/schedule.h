// SPDX-License-Identifier: Apache-2.0
// Days of a set of offers, exactly as CONTRACT.md says: at most max_parallel at once, each on one
// of its starts, the day after what it requires has finished or later.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "pathways/problem.h"

namespace cairn::pathways {

struct Scheduled {
  OfferId offer = 0;
  Day start = 0;
  Day finish = 0;  // the last day, included
};

struct Timetable {
  std::vector<Scheduled> steps;  // by start, then as they were placed
  Day finish = 0;                // of the last; the problem's start where there is no step
  bool proven = true;            // no earlier finish is possible
};

// Which of several offers goes first when days leave the choice: more urgent ones have more.
using Urgency = std::vector<std::int64_t>;  // by OfferId, or empty

class Scheduler {
 public:
  // Timetables are looked for until `out_of_time` says so, and within a number of tries for all
  // that one scheduler is asked; after either only the first found by urgency is given.
  explicit Scheduler(const Problem& problem, std::function<bool()> out_of_time = {});

  // The timetable that finishes first. nullopt: these offers cannot all take place (by `deadline`,
  // where one is given). `gave_up` is set where that was not proven within the work allowed.
  std::optional<Timetable> run(std::span<const OfferId> offers, std::optional<Day> deadline,
                               const Urgency& urgency, bool* gave_up = nullptr) const;

  // Whether these offers can all take place (by the deadline); `gave_up` as above.
  bool fit(std::span<const OfferId> offers, std::optional<Day> deadline, bool* gave_up) const;

  // Whether offers that may begin no earlier than `ready` (by position) fit the lanes, their starts
  // and what they require of each other by the deadline; what `apart` brings is there at once.
  bool may_fit(std::span<const OfferId> offers, std::span<const OfferId> apart,
               std::span<const Day> ready, std::optional<Day> deadline) const;

  Level have(SkillId skill) const { return have_[skill]; }
  Day days(OfferId offer) const { return days_[offer]; }
  // The first day from `day` on which it may begin; nullopt after the last of its starts.
  std::optional<Day> start_from(OfferId offer, Day day) const;
  // The last day up to `day` on which it may begin; before any day where there is none.
  std::int64_t last_start(OfferId offer, std::int64_t day) const;
  const Running* running(OfferId offer) const;
  Day first_day() const { return problem_.start; }
  std::int64_t lanes() const { return problem_.max_parallel; }
  bool is_held(OfferId offer) const { return held_[offer] != 0; }
  // Counts one try; whether to stop.
  bool is_spent() const;

 private:
  const Problem& problem_;
  std::vector<Level> have_;         // by SkillId
  std::vector<Day> days_;           // by OfferId
  std::vector<std::uint8_t> held_;  // by OfferId
  std::function<bool()> out_of_time_;
  mutable std::size_t tried_ = 0;
  mutable bool is_spent_ = false;
};

}  // namespace cairn::pathways
