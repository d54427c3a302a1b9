// SPDX-License-Identifier: Apache-2.0
// How long plans take until they are proven: courses of JCRec where they lie beside the suites,
// random catalogues, and 20,000 offers with 30 targets. One core.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

#include "career.h"
#include "career_problems.h"
#include "measure.h"
#include "pathways/plan.h"

namespace cairn::bench {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::uint64_t plans_each = 100;
constexpr std::uint64_t large_plans = 10;
constexpr double patience_s = 30;  // with one plan

double since_ms(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

struct Times {
  std::vector<double> first, all;
  int proven = 0;
};

void time_plan(const pathways::Problem& problem, Times& times, std::size_t alternatives = 0) {
  const auto start = Clock::now();
  double first = 0;
  pathways::PlanOptions options;
  options.alternatives = alternatives;
  options.out_of_time = [start] { return since_ms(start) > 1'000 * patience_s; };
  options.on_first = [&] { first = first > 0 ? first : since_ms(start); };
  const auto plan = pathways::make_plan(problem, options);
  times.all.push_back(since_ms(start));
  times.first.push_back(first);
  times.proven += plan.status != pathways::PlanStatus::feasible ? 1 : 0;
  const pathways::Scheduler scheduler(problem);
  if (!scheduler.run(plan.choice, problem.deadline, {}))
    throw std::runtime_error("a plan cannot take place");
}

double percentile(std::vector<double> values, std::size_t percent) {
  std::sort(values.begin(), values.end());
  return values[(values.size() * percent + 99) / 100 - 1];
}

void print_times(const std::string& name, const Times& times) {
  print_figure(name + "_median_ms", percentile(times.all, 50), "ms", Better::lower);
  print_figure(name + "_p95_ms", percentile(times.all, 95), "ms", Better::lower);
  print_figure(name + "_worst_ms", percentile(times.all, 100), "ms", Better::lower);
}

}  // namespace

void career_plans() {
  int proven = 0;
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto folder =
      std::string(suites == nullptr ? "../shared/vectors" : suites) + "/../skilleval/jcrec";
  if (const auto courses = CourseSet::read(folder)) {
    Times times, with_others;
    for (std::uint64_t seed = 1; seed <= plans_each; ++seed) {
      time_plan(courses->problem(seed), times);
      time_plan(courses->problem(seed), with_others, 4);
    }
    print_times("plan_jcrec", times);
    print_times("plan_jcrec_alternatives", with_others);
    proven += times.proven;
  }
  Times random;
  for (std::uint64_t seed = 1; seed <= plans_each; ++seed)
    time_plan(random_catalogue(seed, {}), random);
  print_times("plan_random", random);
  print_figure("plans_proven", proven + random.proven, "plans", Better::higher);
  Times large;
  for (std::uint64_t seed = 1; seed <= large_plans; ++seed)
    time_plan(random_catalogue(seed, {.offers = 20'000, .skills = 2'000, .needs = 30}), large);
  print_figure("plan_20000_first_ms", percentile(large.first, 100), "ms", Better::lower);
  print_figure("plan_20000_proof_ms", percentile(large.all, 100), "ms", Better::lower);
  print_figure("plan_20000_proven", large.proven, "plans", Better::higher);
}

}  // namespace cairn::bench
