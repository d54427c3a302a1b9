// SPDX-License-Identifier: Apache-2.0
// For tests: every plan of a small case, by trying all orders of all sets, with the rules of plans
// written out once more: levels, requirements, days, lanes, prices. Nothing here asks the solver.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "pathways/test_case.h"

namespace cairn::pathways::test {

using Values = std::vector<std::int64_t>;  // smaller is better in each
using Mask = std::uint32_t;
using Levels = std::array<int, case_skills_max>;  // by skill

inline bool has(Mask mask, int item) { return (mask >> item & 1U) != 0; }
inline bool among(const std::vector<int>& items, int item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

class Truth {
 public:
  static constexpr int never = 1 << 28;

  explicit Truth(const Case& of) : case_(of), earliest_(std::size_t{1} << of.items.size(), never) {
    const auto count = case_.items.size();
    start_.assign(count, 0);
    finish_.assign(count, never);
    std::copy(case_.have.begin(), case_.have.end(), had_.begin());
    for (const auto* list : {&case_.held, &case_.done})
      for (const auto item : *list) raise(had_, item);
    Mask begun = 0;
    for (const auto& each : case_.begun) {
      begun |= Mask{1} << each.item;
      start_[index(each.item)] = each.start;
      finish_[index(each.item)] = each.finish;
    }
    begun_ = begun;
    extend(begun);
  }

  // The earliest day on which all of a set can be over; 0 for none, `never` where they cannot.
  int earliest(Mask mask) const { return earliest_[mask]; }
  Mask masks() const { return static_cast<Mask>(earliest_.size()); }

  int days_of(int item) const {
    const std::int64_t hours = case_.items[index(item)].hours.value_or(case_.unknown_hours);
    const auto days = (hours * case_.lanes * 7 + case_.pace - 1) / case_.pace;
    return static_cast<int>(std::max<std::int64_t>(1, days));
  }
  std::int64_t price_of(int item) const {
    const auto& each = case_.items[index(item)];
    if (!each.price) return case_.unknown_price;
    return std::int64_t{*each.price} * (each.currency == "USD" ? 2 : 1);
  }
  bool is_held(int item) const { return among(case_.held, item) || among(case_.done, item); }

  // Whether somebody may take it: what has begun or was chosen by hand stays anyway.
  bool is_offered(int item) const {
    const auto& each = case_.items[index(item)];
    if (is_held(item)) return false;
    if (each.currency == "USD" && each.price.value_or(0) > 0 && !case_.dollars) return false;
    if (has(begun_, item) || among(case_.pinned, item)) return true;
    const auto in = [](const std::vector<std::string>& list, const std::string& text) {
      return std::find(list.begin(), list.end(), text) != list.end();
    };
    if (!case_.languages.empty() && !each.language.empty() && !in(case_.languages, each.language))
      return false;
    return !in(case_.avoid, each.provider) && !among(case_.excluded, item);
  }

  // Within deadline and budget, with what is pinned (unless `pins` is false) and has begun.
  bool is_allowed(Mask mask, bool pins = true) const {
    if (earliest_[mask] == never) return false;
    if (mask != 0 && case_.deadline && earliest_[mask] > *case_.deadline) return false;
    if (case_.budget && price(mask) > *case_.budget) return false;
    if (!pins) return true;
    return std::all_of(case_.pinned.begin(), case_.pinned.end(),
                       [&](int item) { return is_held(item) || has(mask, item); });
  }
  std::int64_t price(Mask mask) const {
    std::int64_t sum = 0;
    for (int item = 0; item < count(); ++item) sum += has(mask, item) ? price_of(item) : 0;
    return sum;
  }

  Levels levels(Mask mask) const {
    auto out = had_;
    for (int item = 0; item < count(); ++item)
      if (has(mask, item)) raise(out, item);
    return out;
  }
  bool reaches(Mask mask, const Wanted& need) const {
    return levels(mask)[index(need.skill)] >= need.level;
  }
  // Tenths of weight of the needs of one kind that stay open.
  std::int64_t open_weight(Mask mask, bool essential) const {
    std::int64_t sum = 0;
    const auto reached = levels(mask);
    for (const auto& need : case_.need)
      if (need.essential == essential && reached[index(need.skill)] < need.level)
        sum += need.weight;
    return sum;
  }
  bool leaves_essential_open(Mask mask) const {
    return std::any_of(case_.need.begin(), case_.need.end(),
                       [&](const Wanted& need) { return need.essential && !reaches(mask, need); });
  }

  // In the order of case_objectives; tenths, hundredths, days or counts.
  std::array<std::int64_t, 7> measures(Mask mask) const {
    std::int64_t items = 0, hours = 0, recognition = 0;
    for (int item = 0; item < count(); ++item) {
      if (!has(mask, item)) continue;
      ++items;
      hours += case_.items[index(item)].hours.value_or(case_.unknown_hours);
      recognition += case_.items[index(item)].recognition;
    }
    return {open_weight(mask, true),
            open_weight(mask, false),
            items,
            price(mask),
            hours,
            mask == 0 ? 0 : earliest_[mask],
            -recognition};
  }
  std::vector<std::size_t> objective() const {
    if (case_.objective.empty()) return {0, 1, 2, 3, 4};
    std::vector<std::size_t> out;
    for (const auto& name : case_.objective)
      out.push_back(static_cast<std::size_t>(
          std::find(std::begin(case_objectives), std::end(case_objectives), name) -
          std::begin(case_objectives)));
    return out;
  }
  Values values(Mask mask) const {
    const auto all = measures(mask);
    Values out;
    for (const auto i : objective()) out.push_back(all[i]);
    return out;
  }

  // What can still take place of a set without one of its items, whatever the days.
  Mask standing_without(Mask mask, int without) const {
    Mask placed = 0;
    for (bool grew = true; grew;) {
      grew = false;
      for (int item = 0; item < count(); ++item) {
        if (item == without || !has(mask, item) || has(placed, item)) continue;
        if (!has(begun_, item) && !is_met(case_.items[index(item)].wants, placed)) continue;
        placed |= Mask{1} << item;
        grew = true;
      }
    }
    return placed;
  }

  // Whether a requirement is met by what one has, holds, and the items of the set.
  bool is_met(const Want& want, Mask placed) const {
    if (want.kind == WantKind::skill) return levels(placed)[index(want.skill)] >= want.level;
    if (want.kind == WantKind::offer) return is_held(want.offer) || has(placed, want.offer);
    int met = 0;
    for (const auto& part : want.of) met += is_met(part, placed) ? 1 : 0;
    if (want.kind == WantKind::all) return met == static_cast<int>(want.of.size());
    return met >= (want.kind == WantKind::any ? 1 : want.count);
  }

 private:
  static std::size_t index(int position) { return static_cast<std::size_t>(position); }
  int count() const { return static_cast<int>(case_.items.size()); }
  void raise(Levels& levels, int item) const {
    const auto& taught = case_.items[index(item)].teaches;
    for (std::size_t skill = 0; skill < taught.size(); ++skill)
      levels[skill] = std::max(levels[skill], taught[skill]);
  }

  // Places every item that may come next as early as those before it allow, and goes on. The best
  // timetable of a set is among those found so: order its items by their first days.
  void extend(Mask mask) {
    int last = 0;
    for (int item = 0; item < count(); ++item)
      if (has(mask, item)) last = std::max(last, finish_[index(item)]);
    earliest_[mask] = std::min(earliest_[mask], last);
    for (int item = 0; item < count(); ++item) {
      if (has(mask, item) || !is_offered(item)) continue;
      const auto first = first_day(item, mask);
      if (!first) continue;
      start_[index(item)] = *first;
      finish_[index(item)] = *first + days_of(item) - 1;
      extend(mask | Mask{1} << item);
      finish_[index(item)] = never;
    }
  }

  std::optional<int> first_day(int item, Mask mask) const {
    const auto& each = case_.items[index(item)];
    if (!is_met(each.wants, mask)) return std::nullopt;
    // The day after something placed is over, or a stated start: nothing is gained in between.
    std::vector<int> days = each.starts;
    if (days.empty()) {
      days.push_back(0);
      for (int other = 0; other < count(); ++other)
        if (has(mask, other)) days.push_back(finish_[index(other)] + 1);
      std::sort(days.begin(), days.end());
    }
    for (const auto day : days)
      if (day >= 0 && is_met(each.wants, over_before(mask, day)) && has_lane(item, mask, day))
        return day;
    return std::nullopt;
  }
  Mask over_before(Mask mask, int day) const {
    Mask over = 0;
    for (int item = 0; item < count(); ++item)
      if (has(mask, item) && finish_[index(item)] < day) over |= Mask{1} << item;
    return over;
  }
  bool has_lane(int item, Mask mask, int first) const {
    const int last = first + days_of(item) - 1;
    // At most `lanes` at once: it is fullest on the first day or when another one begins.
    const auto at_once = [&](int day) {
      int running = 1;
      for (int other = 0; other < count(); ++other)
        running +=
            has(mask, other) && start_[index(other)] <= day && finish_[index(other)] >= day ? 1 : 0;
      return running;
    };
    if (at_once(first) > case_.lanes) return false;
    for (int other = 0; other < count(); ++other)
      if (has(mask, other) && start_[index(other)] > first && start_[index(other)] <= last &&
          at_once(start_[index(other)]) > case_.lanes)
        return false;
    return true;
  }

  const Case& case_;
  Levels had_{};
  std::vector<int> start_, finish_, earliest_;
  Mask begun_ = 0;
};

}  // namespace cairn::pathways::test
