// SPDX-License-Identifier: Apache-2.0
// Thousands of small problems, each answer judged against every plan there is: status, values,
// days, prerequisites, limits, reasons, conflicts and what would mend them, alternatives, planning
// anew.
#include <gtest/gtest.h>

#include <cmath>
#include <memory>

#include "pathways/plan.h"
#include "pathways/read_problem.h"
#include "pathways/test_case_json.h"
#include "pathways/test_truth.h"

namespace cairn::pathways::test {
namespace {

constexpr unsigned cases_max = 5'000;

Problem problem_of(const Case& of) {
  auto problem = read_problem(json_of(of));
  EXPECT_TRUE(problem.ok()) << (problem.ok() ? "" : problem.error().detail);
  return problem.ok() ? std::move(*problem) : Problem{};
}

Mask mask_of(const Choice& choice) {
  Mask mask = 0;
  for (const auto offer : choice) mask |= Mask{1} << offer;
  return mask;
}

// The solver's amounts in the units of a case, smaller being better.
Values in_case_units(const Problem& problem, const std::vector<std::int64_t>& values) {
  Values out;
  for (std::size_t i = 0; i < values.size(); ++i) switch (problem.objective[i]) {
      case Objective::uncovered_essential:
      case Objective::uncovered: out.push_back(values[i] / (one / 10)); break;
      case Objective::price:
      case Objective::hours: out.push_back(values[i] / (one / 100)); break;
      case Objective::recognition: out.push_back(-values[i] / one); break;
      default: out.push_back(values[i]);
    }
  return out;
}

struct Best {
  std::optional<Values> values;
  bool reaches_essential = false;  // whether some plan does
};
Best best_of(const Truth& truth, bool pins) {
  Best best;
  for (Mask mask = 0; mask < truth.masks(); ++mask) {
    if (!truth.is_allowed(mask, pins)) continue;
    auto values = truth.values(mask);
    if (!best.values || values < *best.values) best.values = std::move(values);
    best.reaches_essential = best.reaches_essential || !truth.leaves_essential_open(mask);
  }
  return best;
}

// One case with everything that is asked about it.
struct Answered {
  explicit Answered(unsigned seed)
      : asked(case_of(seed)), truth(asked), problem(problem_of(asked)) {
    plan = make_plan(problem, {});
    mask = mask_of(plan.choice);
  }
  Answered(const Answered&) = delete;
  Case asked;
  Truth truth;
  Problem problem;
  Plan plan;
  Mask mask = 0;
};

// Solved once for all tests.
const std::vector<std::unique_ptr<Answered>>& answered() {
  static const auto all = [] {
    std::vector<std::unique_ptr<Answered>> out;
    for (unsigned seed = 0; seed < cases_max; ++seed)
      out.push_back(std::make_unique<Answered>(seed));
    return out;
  }();
  return all;
}

template <class Check>
void for_each_case(const Check& check) {
  for (unsigned seed = 0; seed < cases_max; ++seed) {
    check(*answered()[seed]);
    if (testing::Test::HasFailure())
      FAIL() << "seed " << seed << "\n" << json_of(answered()[seed]->asked);
  }
}

TEST(PlanProperty, StatusAndValuesAreThoseOfTheBestPlanThereIs) {
  for_each_case([](const Answered& it) {
    const auto best = best_of(it.truth, true);
    const bool is_infeasible = !best.values || !best.reaches_essential;
    EXPECT_EQ(it.plan.status, is_infeasible ? PlanStatus::infeasible : PlanStatus::optimal);
    const auto expected = best.values ? best : best_of(it.truth, false);
    if (expected.values) {
      EXPECT_EQ(in_case_units(it.problem, it.plan.values), *expected.values);
    }
    EXPECT_EQ(it.plan.bound, it.plan.values);
    EXPECT_EQ(it.plan.essential_covered, !it.truth.leaves_essential_open(it.mask));
    EXPECT_EQ(it.plan.conflicts.empty(), !is_infeasible);
  });
}

TEST(PlanProperty, NoPlanBreaksAPrerequisiteADateABudgetOrALimit) {
  for_each_case([](const Answered& it) {
    const bool may_be_late = !best_of(it.truth, false).values;  // what has begun ends too late
    const bool pins = best_of(it.truth, true).values.has_value();
    EXPECT_TRUE(may_be_late || it.truth.is_allowed(it.mask, pins));
    ASSERT_EQ(it.plan.steps.size(), it.plan.choice.size());
    int last = 0;
    for (const auto& step : it.plan.steps) {
      const auto item = static_cast<int>(step.offer);
      const int start = step.start - case_start, finish = step.finish - case_start;
      last = std::max(last, finish);
      Mask before = 0;
      int at_once = 0;
      for (const auto& other : it.plan.steps) {
        if (other.finish < step.start) before |= Mask{1} << other.offer;
        at_once += other.start <= step.start && step.start <= other.finish ? 1 : 0;
      }
      EXPECT_LE(at_once, it.asked.lanes);
      if (step.running) {
        EXPECT_EQ(it.asked.begun.at(0).item, item);
        EXPECT_EQ(it.asked.begun[0].start, start);
        EXPECT_EQ(it.asked.begun[0].finish, finish);
        continue;
      }
      const auto& asked = it.asked.items[step.offer];
      EXPECT_TRUE(it.truth.is_offered(item));
      EXPECT_TRUE(it.truth.is_met(asked.wants, before));
      EXPECT_GE(start, 0);
      EXPECT_EQ(finish, start + it.truth.days_of(item) - 1);
      EXPECT_TRUE(asked.starts.empty() || among(asked.starts, start));
    }
    EXPECT_EQ(last, it.truth.earliest(it.mask));
    EXPECT_TRUE(std::is_sorted(it.plan.steps.begin(), it.plan.steps.end(),
                               [](const Step& a, const Step& b) { return a.start < b.start; }));
  });
}

// Tenths of the weight of the needs a set reaches.
std::int64_t reached(const Case& asked, const Truth& truth, Mask mask) {
  std::int64_t all = 0;
  for (const auto& need : asked.need) all += need.weight;
  return all - truth.open_weight(mask, true) - truth.open_weight(mask, false);
}

TEST(PlanProperty, EachStepIsWorthWhatIsLostWithoutIt) {
  for_each_case([](const Answered& it) {
    for (const auto& step : it.plan.steps) {
      const auto rest = it.truth.standing_without(it.mask, static_cast<int>(step.offer));
      EXPECT_EQ(step.value / (one / 10),
                reached(it.asked, it.truth, it.mask) - reached(it.asked, it.truth, rest));
      for (const auto unlocked : step.unlocks) {
        const auto found = std::find_if(it.plan.steps.begin(), it.plan.steps.end(),
                                        [&](const Step& each) { return each.offer == unlocked; });
        ASSERT_NE(found, it.plan.steps.end());
        EXPECT_GT(found->start, step.finish);
      }
    }
    for (const auto& need : it.asked.need) {
      std::size_t covering = 0;
      for (const auto& step : it.plan.steps)
        covering += static_cast<std::size_t>(
            std::count(step.covers.begin(), step.covers.end(),
                       SkillLevel{step.covers.empty()
                                      ? SkillId{0}
                                      : static_cast<SkillId>(std::find(it.problem.skills.begin(),
                                                                       it.problem.skills.end(),
                                                                       skill_id(need.skill)) -
                                                             it.problem.skills.begin()),
                                  static_cast<Level>(need.level)}));
      const bool is_new = !it.truth.reaches(0, need) && it.truth.reaches(it.mask, need);
      EXPECT_EQ(covering, is_new ? 1U : 0U);
    }
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < it.asked.need.size(); ++i)
      if (!it.truth.reaches(it.mask, it.asked.need[i])) open.push_back(i);
    EXPECT_EQ(it.plan.uncovered, open);
  });
}

TEST(PlanProperty, AlternativesDifferAndNoPlanIsBetterInEverything) {
  for_each_case([](const Answered& it) {
    const auto beats = [](const auto& a, const auto& b) {
      bool no_worse = a != b;
      for (std::size_t i = 0; i < a.size(); ++i) no_worse = no_worse && a[i] <= b[i];
      return no_worse;
    };
    std::vector<Mask> seen{it.mask};
    for (const auto& other : it.plan.alternatives) {
      const auto mask = mask_of(other.choice);
      EXPECT_EQ(std::count(seen.begin(), seen.end(), mask), 0);
      seen.push_back(mask);
      EXPECT_TRUE(it.truth.is_allowed(mask));
      EXPECT_TRUE(other.proven);
      EXPECT_EQ(other.timetable.finish - case_start, it.truth.earliest(mask));
      const auto own = it.truth.measures(mask);
      for (Mask any = 0; any < it.truth.masks(); ++any)
        EXPECT_FALSE(it.truth.is_allowed(any) && beats(it.truth.measures(any), own))
            << other.name << " against " << any;
    }
  });
}

// Whether an item begins no more once the plan has.
bool is_over(const Case& of, int item) {
  const auto& starts = of.items[static_cast<std::size_t>(item)].starts;
  return !starts.empty() && starts.back() < 0 &&
         std::ranges::none_of(of.begun, [&](const Begun& it) { return it.item == item; });
}

// The case without needs that nothing offered reaches, whatever the limits and days.
Case with_reachable_needs(Case of) {
  const Truth truth(of);
  Mask offered = 0;
  for (std::size_t item = 0; item < of.items.size(); ++item)
    if (truth.is_offered(static_cast<int>(item)) && !is_over(of, static_cast<int>(item)))
      offered |= Mask{1} << item;
  const auto all = truth.standing_without(offered, -1);
  auto need = of.need;
  std::erase_if(need, [&](const Wanted& each) { return !truth.reaches(all, each); });
  of.need = std::move(need);
  return of;
}

// The case with another value of one limit; false where that limit is none of these.
bool set_limit(Case& of, const std::string& limit, std::int64_t value) {
  if (limit == "deadline") return of.deadline = static_cast<int>(value), true;
  if (limit == "budget") return of.budget = static_cast<int>(value), true;
  if (limit == "hours_per_week") return of.pace = static_cast<int>(value), true;
  if (limit == "max_parallel") return of.lanes = static_cast<int>(value), true;
  return false;
}
// A conflict's value in the units of a case.
std::int64_t value_in(const std::string& limit, const std::string& text) {
  if (limit == "deadline") return *parse_day(text) - case_start;
  if (limit == "max_parallel") return std::stoll(text);
  return std::llround(std::stod(text) * 100);
}
bool is_mended(const Case& of) { return best_of(Truth(of), true).reaches_essential; }

TEST(PlanProperty, ConflictsNameTheLeastChangeThatMends) {
  int mended = 0;
  for_each_case([&](const Answered& it) {
    if (it.plan.status != PlanStatus::infeasible || !it.asked.pinned.empty()) return;
    const auto asked = with_reachable_needs(it.asked);
    for (const auto& conflict : it.plan.conflicts) {
      auto changed = asked;
      if (conflict.limit == "offers" || conflict.limit.find('+') != std::string::npos) continue;
      if (conflict.limit == "starts" || conflict.needed.empty()) continue;
      const auto value = value_in(conflict.limit, conflict.needed);
      ASSERT_TRUE(set_limit(changed, conflict.limit, value)) << conflict.limit;
      EXPECT_TRUE(is_mended(changed)) << conflict.limit << " " << conflict.needed;
      ++mended;
      if (conflict.limit == "max_parallel") continue;  // either way may help
      const std::int64_t step = conflict.limit == "hours_per_week" ? 100 : 1;
      set_limit(changed, conflict.limit, value - step);
      EXPECT_FALSE(is_mended(changed)) << "less of " << conflict.limit << " is enough";
    }
  });
  EXPECT_GT(mended, 200);
}

// The case with its plan begun so many days earlier.
Case begun_earlier(Case of, int days) {
  for (auto& item : of.items)
    for (auto& day : item.starts) day += days;
  for (auto& begun : of.begun) begun.start += days, begun.finish += days;
  if (of.deadline) *of.deadline += days;
  return of;
}

TEST(PlanProperty, ConflictsNameStartsThatAreMissedAndTheBeginningThatReachesThem) {
  int named = 0, reached = 0;
  for_each_case([&](const Answered& it) {
    if (it.plan.status != PlanStatus::infeasible || !it.asked.pinned.empty()) return;
    for (const auto& conflict : it.plan.conflicts) {
      if (conflict.limit != "starts") continue;
      ++named;
      ASSERT_TRUE(conflict.skill.has_value());
      ASSERT_FALSE(conflict.offers.empty());
      for (const auto offer : conflict.offers)
        EXPECT_FALSE(it.asked.items[offer].starts.empty()) << "it may begin on any day";
      if (conflict.needed.empty()) continue;
      ++reached;
      auto alone = it.asked;
      std::erase_if(alone.need, [&](const Wanted& each) {
        return !each.essential || each.level != conflict.skill->level ||
               skill_id(each.skill) != it.problem.skills[conflict.skill->skill];
      });
      const auto days = case_start - *parse_day(conflict.needed);
      EXPECT_TRUE(is_mended(begun_earlier(alone, days))) << conflict.needed;
      EXPECT_FALSE(is_mended(begun_earlier(alone, days - 1))) << "a later beginning is enough";
    }
  });
  EXPECT_GT(named, 20);
  EXPECT_GT(reached, 10);
}

TEST(PlanProperty, PlanningAnewKeepsWhatIsDoneAndWhatHasBegun) {
  for_each_case([](const Answered& it) {
    if (it.plan.steps.size() < 2 || !it.asked.begun.empty()) return;
    auto later = it.asked;
    const auto first = static_cast<int>(it.plan.steps[0].offer);
    const auto second = static_cast<int>(it.plan.steps[1].offer);
    later.done.push_back(first);
    std::erase(later.pinned, first);
    later.begun.push_back({second, -1, it.truth.days_of(second)});
    later.deadline.reset();
    const auto problem = problem_of(later);
    const auto plan = make_plan(problem, {});
    const Truth truth(later);
    const auto best = best_of(truth, true);
    EXPECT_EQ(std::count(plan.kept.begin(), plan.kept.end(), it.plan.steps[0].offer), 1);
    EXPECT_EQ(std::count(plan.choice.begin(), plan.choice.end(), it.plan.steps[0].offer), 0);
    EXPECT_EQ(std::count(plan.choice.begin(), plan.choice.end(), it.plan.steps[1].offer), 1);
    if (best.values) {
      EXPECT_EQ(in_case_units(problem, plan.values), *best.values);
    }
  });
}

}  // namespace
}  // namespace cairn::pathways::test
