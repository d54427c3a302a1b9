// SPDX-License-Identifier: Apache-2.0
#include "assessment/moderation.h"

#include <algorithm>
#include <cstdlib>

#include "assessment/faults.h"
#include "assessment/limits.h"
#include "base/filled.h"

namespace cairn::assessment {
namespace {

// FNV-1a, then the finish of SplitMix64, so that neighbouring ids fall far apart.
std::uint64_t scattered(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9;
  hash = (hash ^ (hash >> 27)) * 0x94d049bb133111eb;
  return hash ^ (hash >> 31);
}

void check_percent(FaultList& faults, std::string path, Hundredths percent,
                   const std::string& label) {
  if (percent < 0 || percent > whole_percent)
    faults.add(std::move(path), filled("{} is out of range. Give a number from 0 to 100.", label));
}

}  // namespace

Status check(const Policy& policy) {
  FaultList faults;
  check_percent(faults, "/sample_percent", policy.sample_percent, "The size of the sample");
  check_percent(faults, "/margin", policy.margin, "The margin around the pass mark");
  check_percent(faults, "/threshold", policy.threshold, "The difference allowed");
  if (policy.due_days < 0 || policy.due_days > limits::assessment_due_days_max)
    faults.add("/due_days", filled("The time to decide is out of range. Give from 0 to {} days.",
                                   limits::assessment_due_days_max));
  if (policy.undo_minutes < 0 || policy.undo_minutes > limits::assessment_undo_minutes_max)
    faults.add("/undo_minutes",
               filled("The time to undo is out of range. Give from 0 to {} minutes.",
                      limits::assessment_undo_minutes_max));
  return faults.verdict();
}

bool in_sample(std::string_view case_id, Hundredths percent) {
  return scattered(case_id) % whole_percent < static_cast<std::uint64_t>(percent);
}

bool wants_second(const Policy& policy, std::string_view case_id, const Rubric& rubric,
                  const Score& first) {
  switch (policy.second) {
    case SecondMarker::none: return false;
    case SecondMarker::always: return true;
    case SecondMarker::sample: return in_sample(case_id, policy.sample_percent);
    case SecondMarker::borderline: break;
  }
  return rubric.pass_percent && std::abs(first.percent - *rubric.pass_percent) <= policy.margin;
}

Difference compare(const Marking& first, const Marking& second, const Rubric& rubric,
                   Hundredths threshold) {
  const auto one = score(first, rubric);
  const auto other = score(second, rubric);
  Difference out;
  out.percent = std::abs(one.percent - other.percent);
  for (std::size_t i = 0; i < rubric.criteria.size(); ++i) {
    const auto& id = rubric.criteria[i].id;
    if (level_of(first, id) != level_of(second, id)) out.criteria.push_back(i);
  }
  out.verdicts_differ = one.passed != other.passed;
  out.needs_moderation = out.verdicts_differ || out.percent > threshold;
  return out;
}

}  // namespace cairn::assessment
