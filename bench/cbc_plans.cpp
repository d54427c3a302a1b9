// SPDX-License-Identifier: Apache-2.0
// 200 plans held against COIN-OR CBC: 100 over the courses of JCRec where they lie beside the
// suites, 100 over random catalogues. A component of the objective is one comparison.
#include <cstdlib>

#include "career.h"
#include "career_problems.h"
#include "cbc_oracle.h"
#include "measure.h"

namespace cairn::bench {
namespace {

constexpr std::uint64_t plans_each = 100;
constexpr double seconds = 2;  // for a component

void compare(const pathways::Problem& problem, CbcComparison& sum) {
  pathways::PlanOptions options;
  options.alternatives = 0;
  const auto each = compare_with_cbc(problem, pathways::make_plan(problem, options), seconds);
  sum.agreed += each.agreed;
  sum.bounded += each.bounded;
  sum.disagreed += each.disagreed;
  sum.unanswered += each.unanswered;
}

void print(const std::string& name, const CbcComparison& sum) {
  print_figure(name + "_agreed", sum.agreed, "components", Better::higher);
  print_figure(name + "_bounded", sum.bounded, "components", Better::higher);
  print_figure(name + "_disagreed", sum.disagreed, "components", Better::lower);
  print_figure(name + "_unanswered", sum.unanswered, "components", Better::lower);
}

}  // namespace

void cbc_plans() {
  CbcComparison random;
  for (std::uint64_t seed = 1; seed <= plans_each; ++seed)
    compare(random_catalogue(seed, {}), random);
  print("cbc_random", random);
  const char* suites = std::getenv("CAIRN_SUITES");
  const auto courses = CourseSet::read(
      std::string(suites == nullptr ? "../shared/vectors" : suites) + "/../skilleval/jcrec");
  if (!courses) return;
  CbcComparison jcrec;
  for (std::uint64_t seed = 1; seed <= plans_each; ++seed) compare(courses->problem(seed), jcrec);
  print("cbc_jcrec", jcrec);
}

}  // namespace cairn::bench
