// SPDX-License-Identifier: Apache-2.0
#include "pathways/schedule.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace cairn::pathways {
namespace {

constexpr Day never = day_max + 1;
constexpr std::size_t steps_tried_max = 60'000;
constexpr std::size_t steps_tried_in_all_max = 300'000;  // where no clock ends it
constexpr std::size_t steps_timed_max = 20'000'000;
constexpr std::size_t steps_between_questions = 64;
constexpr std::size_t steps_when_spent = 200;
constexpr std::size_t remembered_offers_max = 24;  // sets of offers are kept as bits
constexpr std::size_t states_max = 100'000;

// A requirement over the offers at hand: leaves name positions of those that fulfil it.
struct Condition {
  std::uint32_t count = 0;  // of parts or suppliers; 0 is always fulfilled
  bool is_leaf = false;
  std::vector<std::uint32_t> suppliers;
  std::vector<Condition> of;
};

class Packing {
 public:
  Packing(const Problem& problem, const Scheduler& scheduler, std::span<const OfferId> offers,
          std::optional<Day> deadline, const Urgency& urgency, std::span<const Day> ready = {},
          std::span<const OfferId> apart = {})
      : problem_(problem),
        scheduler_(scheduler),
        offers_(offers),
        apart_(apart),
        deadline_(deadline.value_or(day_max)),
        ready_(ready),
        finish_(offers.size(), never),
        start_(offers.size(), 0) {
    for (std::uint32_t i = 0; i < offers.size(); ++i) order_.push_back(i);
    // More urgent first, then by id, so that the first timetable found is the one to keep.
    std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const auto urgency_of = [&](std::uint32_t i) {
        return urgency.empty() ? 0 : urgency[offers[i]];
      };
      if (urgency_of(a) != urgency_of(b)) return urgency_of(a) > urgency_of(b);
      return problem.offers[offers[a]].id < problem.offers[offers[b]].id;
    });
    for (const auto offer : offers) conditions_.push_back(compile(problem.offers[offer].requires_));
    lanes_.assign(static_cast<std::size_t>(problem.max_parallel), problem.start);
    place_running();
  }

  // Whether some timetable finishes by the deadline; the first one will do where `any`.
  bool run(bool any) {
    any_ = any;
    best_finish_ = deadline_ + 1;
    set_due();
    place(problem_.start, problem_.start, 0);
    return !best_.empty() || offers_.empty();
  }
  bool gave_up() const { return gave_up_; }

  Timetable timetable() const {
    Timetable out;
    out.steps = best_;
    out.finish = problem_.start;
    for (const auto& step : best_) out.finish = std::max(out.finish, step.finish);
    out.proven = !gave_up();
    std::stable_sort(out.steps.begin(), out.steps.end(),
                     [](const Scheduled& a, const Scheduled& b) { return a.start < b.start; });
    return out;
  }

 private:
  Condition compile(const Requirement& requirement) const {
    Condition condition;
    if (requirement.kind >= RequirementKind::skill) {
      condition.is_leaf = true;
      condition.count = 1;
      if (requirement.kind == RequirementKind::never) return condition;
      const bool skill = requirement.kind == RequirementKind::skill;
      if (skill ? scheduler_.have(requirement.skill.skill) >= requirement.skill.level
                : scheduler_.is_held(requirement.offer)) {
        condition.count = 0;
        return condition;
      }
      const auto brings = [&](OfferId offer) {
        return skill ? teaches(offer, requirement.skill) : offer == requirement.offer;
      };
      for (std::uint32_t i = 0; i < offers_.size(); ++i)
        if (brings(offers_[i])) condition.suppliers.push_back(i);
      if (std::any_of(apart_.begin(), apart_.end(), brings)) condition.count = 0;
      return condition;
    }
    condition.count = requirement.kind == RequirementKind::all
                          ? static_cast<std::uint32_t>(requirement.of.size())
                      : requirement.kind == RequirementKind::any ? 1U
                                                                 : requirement.count;
    for (const auto& part : requirement.of) condition.of.push_back(compile(part));
    return condition;
  }
  bool teaches(OfferId offer, const SkillLevel& wanted) const {
    const auto& taught = problem_.offers[offer].teaches;
    return std::any_of(taught.begin(), taught.end(), [&](const SkillLevel& skill) {
      return skill.skill == wanted.skill && skill.level >= wanted.level;
    });
  }

  // The day at whose end it is fulfilled by what is placed; `never` where that is not enough.
  Day fulfilled_on(const Condition& condition) const {
    if (condition.count == 0) return problem_.start - 1;
    if (condition.is_leaf) {
      Day first = never;
      for (const auto i : condition.suppliers) first = std::min(first, finish_[i]);
      return first;
    }
    std::vector<Day> days;
    for (const auto& part : condition.of) days.push_back(fulfilled_on(part));
    if (days.size() < condition.count) return never;
    std::nth_element(days.begin(), days.begin() + (condition.count - 1), days.end());
    return days[condition.count - 1];
  }

  void place_running() {
    for (std::uint32_t i = 0; i < offers_.size(); ++i) {
      const auto* running = scheduler_.running(offers_[i]);
      if (running == nullptr) continue;
      start_[i] = running->start;
      finish_[i] = running->finish;
      auto lane = std::min_element(lanes_.begin(), lanes_.end());
      *lane = std::max(*lane, running->finish + 1);
      latest_ = std::max(latest_, running->finish);
      ++placed_;
      if (i < 64) mask_ |= std::uint64_t{1} << i;
      sequence_.push_back(i);
    }
    for (std::uint32_t i = 0; i < offers_.size(); ++i)
      if (finish_[i] == never) work_left_ += scheduler_.days(offers_[i]);
  }

  struct Candidate {
    std::uint32_t offer;
    std::size_t lane;
    Day start;
    std::int64_t finish;
  };
  std::vector<Candidate> candidates(Day from) const {
    std::vector<Candidate> out;
    const auto lane =
        static_cast<std::size_t>(std::min_element(lanes_.begin(), lanes_.end()) - lanes_.begin());
    std::int64_t first_finish = never;
    for (const auto i : any_ ? by_due_ : order_) {
      if (finish_[i] != never) continue;
      const Day fulfilled = fulfilled_on(conditions_[i]);
      if (fulfilled == never) continue;
      const Day ready = std::max(fulfilled + 1, ready_.empty() ? problem_.start : ready_[i]);
      const auto start = scheduler_.start_from(offers_[i], std::max({from, ready, lanes_[lane]}));
      if (!start) continue;
      const auto finish = std::int64_t{*start} + scheduler_.days(offers_[i]) - 1;
      out.push_back({i, lane, *start, finish});
      first_finish = std::min(first_finish, finish);
    }
    // One that begins after another could be over gains nothing from waiting.
    std::erase_if(out, [&](const Candidate& each) { return each.start > first_finish; });
    std::stable_sort(out.begin(), out.end(),
                     [](const Candidate& a, const Candidate& b) { return a.start < b.start; });
    return out;
  }

  // No timetable that goes on from here finishes before this.
  std::int64_t least_finish() const {
    std::int64_t free = 0;
    for (const auto lane : lanes_) free += lane;
    const auto lanes = static_cast<std::int64_t>(lanes_.size());
    const auto even = (free + work_left_ + lanes - 1) / lanes - 1;
    return std::max<std::int64_t>(latest_, work_left_ == 0 ? latest_ : even);
  }

  // Whether what is left can still be over in time, were it all to begin whenever it likes.
  bool may_be_over(Day from) const {
    std::int64_t left = 0;
    for (const auto i : by_due_) {
      if (finish_[i] != never) continue;
      left += scheduler_.days(offers_[i]);
      std::int64_t room = 0;
      for (const auto lane : lanes_)
        room += std::max<std::int64_t>(0, due_[i] - std::max(from, lane) + 1);
      if (left > room) return false;
    }
    return true;
  }
  // The last days on which each can be over: one timetable that finishes earlier is looked for.
  void set_due() {
    due_.clear();
    by_due_ = order_;
    for (const auto offer : offers_) {
      const std::int64_t days = scheduler_.days(offer);
      due_.push_back(scheduler_.last_start(offer, best_finish_ - days) + days - 1);
    }
    std::stable_sort(by_due_.begin(), by_due_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return due_[a] < due_[b]; });
  }

  // The same offers placed before, the same still going on: nothing new comes of it. With one lane
  // a set of offers finished earlier is never worse.
  bool was_here(Day from) {
    if (offers_.size() > remembered_offers_max || sequence_.empty()) return false;
    const auto now = std::max(from, *std::min_element(lanes_.begin(), lanes_.end()));
    if (lanes_.size() == 1) {
      const auto [known, fresh] = earliest_.emplace(mask_, now);
      if (!fresh && known->second <= now) return true;
      known->second = now;
      return false;
    }
    if (seen_.size() >= states_max) return false;
    std::vector<Day> state{static_cast<Day>(mask_), now};
    for (std::uint32_t i = 0; i < offers_.size(); ++i)
      if (finish_[i] != never && finish_[i] >= now) {
        state.push_back(static_cast<Day>(i));
        state.push_back(finish_[i]);
      }
    return !seen_.insert(std::move(state)).second;
  }

  // Tries what may begin next, no earlier than `from`. True: stop altogether.
  bool place(Day from, Day, std::size_t depth) {
    if (placed_ == offers_.size()) return keep();
    if (least_finish() >= best_finish_ || !may_be_over(from)) return false;
    if (depth > 0 && was_here(from)) return false;
    for (const auto& next : candidates(from)) {
      if (++tried_ > steps_tried_max || (scheduler_.is_spent() && tried_ > steps_when_spent)) {
        gave_up_ = true;
        return true;
      }
      if (next.finish >= best_finish_ || next.finish > day_max) continue;
      const auto lane = lanes_[next.lane];
      const auto latest = latest_;
      start_[next.offer] = next.start;
      finish_[next.offer] = static_cast<Day>(next.finish);
      lanes_[next.lane] = static_cast<Day>(next.finish) + 1;
      latest_ = std::max(latest_, finish_[next.offer]);
      work_left_ -= scheduler_.days(offers_[next.offer]);
      sequence_.push_back(next.offer);
      if (next.offer < 64) mask_ ^= std::uint64_t{1} << next.offer;
      ++placed_;
      const bool stop = place(next.start, 0, depth + 1);
      --placed_;
      if (next.offer < 64) mask_ ^= std::uint64_t{1} << next.offer;
      sequence_.pop_back();
      work_left_ += scheduler_.days(offers_[next.offer]);
      latest_ = latest;
      lanes_[next.lane] = lane;
      finish_[next.offer] = never;
      if (stop) return true;
    }
    return false;
  }
  bool keep() {
    if (latest_ >= best_finish_ && !offers_.empty()) return false;
    best_finish_ = latest_;
    set_due();
    best_.clear();
    for (const auto i : sequence_) best_.push_back({offers_[i], start_[i], finish_[i]});
    return any_;
  }

  const Problem& problem_;
  const Scheduler& scheduler_;
  std::span<const OfferId> offers_;
  std::span<const OfferId> apart_;  // brings what it brings at once
  std::int64_t deadline_;
  std::span<const Day> ready_;
  std::vector<Condition> conditions_;
  std::vector<std::uint32_t> order_, sequence_;
  std::vector<std::uint32_t> by_due_;
  std::vector<std::int64_t> due_;  // by position
  std::vector<Day> finish_, start_, lanes_;
  std::unordered_map<std::uint64_t, Day> earliest_;  // by offers placed, with one lane
  std::set<std::vector<Day>> seen_;                  // with several
  std::vector<Scheduled> best_;
  std::int64_t best_finish_ = 0;
  std::int64_t work_left_ = 0;
  std::uint64_t mask_ = 0;
  Day latest_ = 0;
  std::size_t placed_ = 0;
  std::size_t tried_ = 0;
  bool any_ = false;
  bool gave_up_ = false;
};

}  // namespace

Scheduler::Scheduler(const Problem& problem, std::function<bool()> out_of_time)
    : problem_(problem),
      have_(problem.skills.size(), 0),
      held_(problem.offers.size(), 0),
      out_of_time_(std::move(out_of_time)) {
  const auto raise = [&](const SkillLevel& skill) {
    have_[skill.skill] = std::max(have_[skill.skill], skill.level);
  };
  for (const auto& skill : problem.have) raise(skill);
  for (const auto offer : problem.held) {
    held_[offer] = 1;
    for (const auto& skill : problem.offers[offer].teaches) raise(skill);
  }
  for (const auto& offer : problem.offers)
    days_.push_back(days_of(problem, hours_of(problem, offer)));
}

bool Scheduler::is_spent() const {
  if (is_spent_) return true;
  ++tried_;
  const bool late = out_of_time_ && tried_ % steps_between_questions == 0 && out_of_time_();
  is_spent_ = late || tried_ > (out_of_time_ ? steps_timed_max : steps_tried_in_all_max);
  return is_spent_;
}

std::optional<Day> Scheduler::start_from(OfferId offer, Day day) const {
  const auto& starts = problem_.offers[offer].starts;
  if (starts.empty()) return day;
  const auto next = std::lower_bound(starts.begin(), starts.end(), day);
  return next == starts.end() ? std::nullopt : std::optional(*next);
}

std::int64_t Scheduler::last_start(OfferId offer, std::int64_t day) const {
  const auto& starts = problem_.offers[offer].starts;
  if (starts.empty()) return day;
  const auto after = std::upper_bound(starts.begin(), starts.end(), day);
  return after == starts.begin() ? std::int64_t{-never} : *(after - 1);
}

const Running* Scheduler::running(OfferId offer) const {
  for (const auto& running : problem_.running)
    if (running.offer == offer) return &running;
  return nullptr;
}

std::optional<Timetable> Scheduler::run(std::span<const OfferId> offers,
                                        std::optional<Day> deadline, const Urgency& urgency,
                                        bool* gave_up) const {
  Packing packing(problem_, *this, offers, deadline, urgency);
  const bool found = packing.run(false);
  if (gave_up != nullptr) *gave_up = packing.gave_up();
  if (!found) return std::nullopt;
  return packing.timetable();
}

bool Scheduler::fit(std::span<const OfferId> offers, std::optional<Day> deadline,
                    bool* gave_up) const {
  Packing packing(problem_, *this, offers, deadline, {});
  const bool found = packing.run(true);
  *gave_up = packing.gave_up();
  return found;
}

bool Scheduler::may_fit(std::span<const OfferId> offers, std::span<const OfferId> apart,
                        std::span<const Day> ready, std::optional<Day> deadline) const {
  Packing packing(problem_, *this, offers, deadline, {}, ready, apart);
  return packing.run(true) || packing.gave_up();
}

}  // namespace cairn::pathways
