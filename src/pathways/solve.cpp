// SPDX-License-Identifier: Apache-2.0
#include "pathways/solve.h"

#include <algorithm>

#include "pathways/calendar_rows.h"
#include "pathways/dominance.h"
#include "pathways/first_plan.h"
#include "pathways/necessary.h"
#include "pathways/reach.h"
#include "pathways/search.h"
#include "pathways/stages.h"
#include "pathways/unlocks.h"

namespace cairn::pathways {
namespace {

constexpr std::size_t tie_break_nodes_max = 6;

// One run of the stages over one model.
class Run {
 public:
  Run(const Problem& problem, const Scheduler& scheduler, const SolveOptions& options,
      Limits limits)
      : problem_(problem),
        options_(options),
        scheduler_(scheduler),
        stages_(stages_of(problem, options.objective, options.given_only)),
        limits_(limits),
        rows_(problem, scheduler),
        days_matter_(limits.days) {
    if (limits.days && !options.ignore_deadline) rows_.set_deadline(problem.deadline);
  }

  Solved run() {
    if (!build()) {
      Solved nothing;
      nothing.possible = false;
      nothing.proven = true;
      return nothing;
    }
    begin_with_greedy();
    bool proven = true;
    for (std::size_t s = 0; s < stages_.size() && proven; ++s) {
      proven = stages_[s].by_timetable ? run_finish(s) : run_stage(s);
      if (proven) proven_ = s + 1;
    }
    return finished(proven);
  }

  bool has_plan() const { return has_plan_; }

 private:
  bool looks_at_days() const { return limits_.days || uses_timetable(); }
  bool uses_timetable() const {
    return std::any_of(stages_.begin(), stages_.end(),
                       [](const Stage& stage) { return stage.by_timetable; });
  }

  // The model of what can be reached. False where something pinned or running cannot be.
  bool build() {
    auto compiled = compile(problem_);
    std::vector<std::uint8_t> usable(compiled.graph.offer_count, 1);
    if (looks_at_days()) {
      const auto finish = earliest_finish(compiled.graph, problem_, scheduler_);
      const auto last = rows_.deadline().value_or(day_max);
      for (Node offer = 0; offer < usable.size(); ++offer) usable[offer] = finish[offer] <= last;
      rows_.set_earliest(compiled.graph, finish);
    }
    Model whole;
    whole.graph = std::move(compiled.graph);
    whole.forced = forced_offers(problem_, whole.graph);
    whole.goals = std::move(compiled.needs);
    fill_costs(problem_, stages_, whole);
    add_limits(whole);
    Reach reach(whole.graph);
    reach.run(usable);
    for (Node offer = 0; offer < usable.size(); ++offer)
      if (whole.forced[offer] != 0 && !reach.is_open(offer)) return false;
    const bool free = !limits_.budget && !limits_.days;
    decide_goals(whole, reach, free);
    model_ = restricted(whole, usable);
    model_.graph = without_idle_supply(model_.graph);
    model_ = restricted(model_, std::vector<std::uint8_t>(model_.offers(), 1));
    const auto stays = undominated(model_, [this](Node a, Node b) { return days_allow(a, b); });
    model_ = restricted(model_, stays);
    for (std::size_t s = 0; s < stages_.size(); ++s)
      if (stages_[s].by_timetable)
        for (Node offer = 0; offer < model_.offers(); ++offer)
          model_.stages[s][offer] = scheduler_.days(model_.graph.offers[offer]);
    return true;
  }

  // Goals one has already cost nothing. Where nothing limits a plan, every goal within reach that
  // comes before anything else in the objective is reached for certain.
  void decide_goals(Model& whole, const Reach& reach, bool free) const {
    bool leads[2] = {false, false};  // by whether a need is essential
    for (const auto& stage : stages_) {
      if (!stage.is_coverage()) break;
      leads[stage.objective == Objective::uncovered_essential ? 1 : 0] = free;
    }
    whole.hard.assign(whole.goals.size(), 0);
    for (std::size_t g = 0; g < whole.goals.size(); ++g) {
      auto& goal = whole.goals[g];
      const auto column = whole.offers() + g;
      if (goal == no_node) {  // one has it
        for (auto& stage : whole.stages) stage[column] = 0;
      } else if (!reach.is_open(goal)) {
        goal = no_node;
      } else if (problem_.need[g].weight > 0 && leads[problem_.need[g].essential ? 1 : 0]) {
        whole.hard[g] = 1;
      }
    }
  }

  void add_limits(Model& whole) const {
    if (limits_.budget) whole.limits.push_back(price_limit(whole));
    if (limits_.days && rows_.deadline())
      whole.limits.push_back(days_limit(whole, *rows_.deadline()));
  }
  Limit price_limit(const Model& whole) const {
    Limit limit;
    limit.amounts.assign(whole.columns(), 0);
    for (Node offer = 0; offer < whole.offers(); ++offer)
      limit.amounts[offer] = price_of(problem_, problem_.offers[whole.graph.offers[offer]]);
    limit.most = *problem_.budget;
    return limit;
  }
  // All lanes together have so many days.
  Limit days_limit(const Model& model, Day last) const {
    Limit limit;
    limit.amounts.assign(model.columns(), 0);
    for (Node offer = 0; offer < model.offers(); ++offer) {
      const auto id = model.graph.offers[offer];
      const auto* running = scheduler_.running(id);
      limit.amounts[offer] = running == nullptr
                                 ? scheduler_.days(id)
                                 : std::max<Day>(0, running->finish - problem_.start + 1);
    }
    limit.most = std::int64_t{problem_.max_parallel} *
                 std::max<std::int64_t>(0, std::int64_t{last} - problem_.start + 1);
    return limit;
  }

  bool days_allow(Node a, Node b) const {
    if (!looks_at_days()) return true;
    const auto x = model_.graph.offers[a];
    const auto y = model_.graph.offers[b];
    const auto& starts = problem_.offers[x].starts;
    return scheduler_.days(x) <= scheduler_.days(y) &&
           (starts.empty() || starts == problem_.offers[y].starts);
  }

  // Takes a plan that is better than the best so far.
  void on_plan(const Model& model, const std::vector<std::uint8_t>& taken, bool always = false) {
    std::vector<std::int64_t> values;
    for (const auto& stage : model.stages) values.push_back(cost_of(stage, taken));
    if (has_plan_ && !always && values >= best_values_) return;
    best_values_ = std::move(values);
    best_.clear();
    for (Node offer = 0; offer < model.offers(); ++offer)
      if (taken[offer] != 0) best_.push_back(model.graph.offers[offer]);
    std::sort(best_.begin(), best_.end());
    if (!has_plan_ && options_.on_first) options_.on_first();
    has_plan_ = true;
  }

  void begin_with_greedy() {
    FirstPlanTask first;
    first.take = [this](std::vector<std::uint8_t>& taken) {
      if (!is_plan(taken)) return false;
      on_plan(model_, taken);
      return true;
    };
    first.clash = [this](const std::vector<std::uint8_t>& taken) {
      return limits_.days ? rows_.broken(model_, taken) : std::nullopt;
    };
    first.out_of_time = options_.out_of_time;
    find_first_plan(model_, first);
  }
  // Completes `taken` by what is forced and by the goals left shut.
  bool is_plan(std::vector<std::uint8_t>& taken) {
    for (Node offer = 0; offer < model_.offers(); ++offer)
      if (model_.forced[offer] != 0) taken[offer] = 1;
    Reach reach(model_.graph);
    reach.run(taken);
    for (Node offer = 0; offer < model_.offers(); ++offer) {
      if (model_.forced[offer] != 0 && !reach.is_open(offer)) return false;
      taken[offer] = reach.is_open(offer) ? 1 : 0;
    }
    for (std::size_t g = 0; g < model_.goals.size(); ++g) {
      const bool open = model_.goals[g] != no_node && reach.is_open(model_.goals[g]);
      if (!open && model_.hard[g] != 0) return false;
      taken[model_.offers() + g] = open ? 0 : 1;
    }
    for (const auto& limit : model_.limits)
      if (cost_of(limit.amounts, taken) > limit.most) return false;
    return !limits_.days || !rows_.broken(model_, taken);
  }

  SearchTask task(std::size_t s, bool with_days) {
    SearchTask out;
    out.stage = s;
    if (has_plan_) out.best = best_values_[s];
    if (with_days)
      out.fits = [this](const Model& model, const std::vector<std::uint8_t>& taken) {
        return rows_.broken(model, taken);
      };
    out.on_plan = [this](const Model& model, const std::vector<std::uint8_t>& taken) {
      on_plan(model, taken);
    };
    out.out_of_time = options_.out_of_time;
    return out;
  }

  bool run_stage(std::size_t s) {
    const auto& costs = model_.stages[s];
    const bool varies =
        std::any_of(costs.begin(), costs.end(), [](auto cost) { return cost != 0; });
    if (!varies && has_plan_) return true;
    auto asked = task(s, days_matter_);
    // Telling equal plans apart is worth some work, not all of it; always the same amount.
    if (stages_[s].tie_break == TieBreak::unlocks) asked.nodes_max = tie_break_nodes_max;
    const auto result = search(model_, asked);
    if (has_plan_ && stages_[s].tie_break == TieBreak::unlocks) return true;
    if (!has_plan_ || !result.proven) {
      bound_ = result.bound;
      return false;
    }
    pin(s);
    return !(days_matter_ && rows_.gave_up());
  }
  // Later stages keep what this one reached.
  void pin(std::size_t s) {
    const auto& costs = model_.stages[s];
    if (std::all_of(costs.begin(), costs.end(), [](auto cost) { return cost == 0; })) return;
    model_.limits.push_back({costs, best_values_[s]});
  }

  // Earlier and earlier deadlines, until no plan meets one.
  bool run_finish(std::size_t s) {
    if (!has_plan_) return false;
    days_matter_ = true;
    const auto timetable = timetable_of(problem_, scheduler_, best_, rows_.deadline());
    Day finish = timetable ? timetable->finish : day_max;
    bool proven = !timetable || timetable->proven;
    for (;;) {
      if (finish <= problem_.start) break;
      rows_.set_deadline(finish - 1);
      auto model = within(finish - 1);
      if (!model) break;
      auto next = task(s, true);
      next.best = unbounded;
      next.first_only = true;
      next.on_plan = [this](const Model& found, const std::vector<std::uint8_t>& taken) {
        on_plan(found, taken, true);
      };
      const auto result = search(*model, next);
      if (!result.proven) proven = false;
      if (!result.proven || result.best == unbounded) break;
      const auto better = timetable_of(problem_, scheduler_, best_, finish - 1);
      if (!better) break;
      finish = better->finish;
    }
    rows_.set_deadline(finish);
    std::fill(model_.stages[s].begin(), model_.stages[s].end(), 0);
    best_values_[s] = 0;
    model_.limits.push_back(days_limit(model_, finish));
    bound_ = 0;
    return proven && !rows_.gave_up();
  }

  // The model of plans that may be over by then; nullopt where something forced cannot.
  std::optional<Model> within(Day last) {
    std::vector<std::uint8_t> alive(model_.offers(), 1);
    for (Node offer = 0; offer < model_.offers(); ++offer) {
      const auto id = model_.graph.offers[offer];
      alive[offer] = rows_.earliest_finish(id) <= last ? 1 : 0;
      if (alive[offer] == 0 && model_.forced[offer] != 0) return std::nullopt;
    }
    auto model = restricted(model_, alive);
    for (std::size_t g = 0; g < model.goals.size(); ++g)
      if (model.goals[g] == no_node && model.hard[g] != 0) return std::nullopt;
    model.limits.push_back(days_limit(model, last));
    return model;
  }

  Solved finished(bool proven) {
    Solved out;
    out.proven = proven;
    out.possible = has_plan_;
    out.choice = best_;
    // Whoever ran out of time still gets the days of the plan that was found.
    const Scheduler patient(problem_);
    const auto timetable = timetable_of(problem_, patient, best_, std::nullopt);
    if (timetable) out.timetable = *timetable;
    out.uncovered_essential =
        value_of(problem_, best_, out.timetable, Objective::uncovered_essential);
    out.uncovered = value_of(problem_, best_, out.timetable, Objective::uncovered);
    for (std::size_t s = 0; s < stages_.size(); ++s) {
      if (!stages_[s].given) continue;
      const auto value = value_of(problem_, best_, out.timetable, stages_[s].objective);
      out.values.push_back(value);
      out.bound.push_back(proven || s < proven_ ? value : loose_bound(stages_[s], s, value));
    }
    return out;
  }

  // Of the stage that time ran out in, and of those after it.
  std::int64_t loose_bound(const Stage& stage, std::size_t s, std::int64_t value) const {
    if (stage.objective == Objective::recognition) {
      std::int64_t all = 0;
      for (const auto& offer : problem_.offers) all += offer.recognition;
      return s == proven_ && bound_ > -all ? std::max(value, -bound_) : all;
    }
    return s == proven_ ? std::clamp<std::int64_t>(bound_, 0, std::max<std::int64_t>(value, 0)) : 0;
  }

  const Problem& problem_;
  const SolveOptions& options_;
  const Scheduler& scheduler_;
  std::vector<Stage> stages_;
  Limits limits_;
  CalendarRows rows_;
  Model model_;
  Choice best_;
  std::vector<std::int64_t> best_values_;
  std::int64_t bound_ = 0;
  std::size_t proven_ = 0;
  bool has_plan_ = false;
  bool days_matter_;
};

bool has_starts(const Problem& problem) {
  return std::any_of(problem.offers.begin(), problem.offers.end(),
                     [](const Offer& offer) { return !offer.starts.empty(); });
}

bool keeps_limits(const Problem& problem, const Scheduler& scheduler, const Limits& limits,
                  const SolveOptions& options, const Choice& choice) {
  if (limits.budget) {
    Amount price = 0;
    for (const auto offer : choice) price += price_of(problem, problem.offers[offer]);
    if (price > *problem.budget) return false;
  }
  const auto deadline = options.ignore_deadline ? std::nullopt : problem.deadline;
  return !limits.days || timetable_of(problem, scheduler, choice, deadline).has_value();
}

}  // namespace

Solved solve(const Problem& problem, const SolveOptions& options) {
  const Scheduler scheduler(problem, options.out_of_time);
  Limits limits;
  limits.budget = problem.budget && !options.ignore_budget;
  limits.days = has_starts(problem) || !problem.running.empty() ||
                (problem.deadline && !options.ignore_deadline);
  // Most plans keep their limits anyway: then the best without limits is the best with them.
  const auto& objective = options.objective.empty() ? problem.objective : options.objective;
  const bool by_days = std::count(objective.begin(), objective.end(), Objective::finish) > 0;
  if ((limits.budget || limits.days) && !(by_days && limits.days)) {
    Run run(problem, scheduler, options, {});
    auto solved = run.run();
    if (solved.possible && solved.proven &&
        keeps_limits(problem, scheduler, limits, options, solved.choice))
      return solved;
    if (options.out_of_time && options.out_of_time() && solved.possible &&
        keeps_limits(problem, scheduler, limits, options, solved.choice))
      return solved;
  }
  return Run(problem, scheduler, options, limits).run();
}

std::optional<Timetable> timetable_of(const Problem& problem, const Scheduler& scheduler,
                                      const Choice& choice, std::optional<Day> deadline) {
  return scheduler.run(choice, deadline, urgency_of(problem, choice));
}

}  // namespace cairn::pathways
