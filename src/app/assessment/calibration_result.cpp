// SPDX-License-Identifier: Apache-2.0
#include "app/assessment/calibration_result.h"

#include <algorithm>
#include <map>

#include "assessment/limits.h"

namespace cairn::app {
namespace {

using assessment::RatingPair;

// Markings of one claim, by account, so that a pair has the same order in every claim.
using OfClaim = std::vector<assessment::Marking>;

Result<std::map<std::string, OfClaim>> read_all(const std::vector<CalibrationMarking>& markings,
                                                const assessment::Rubric& rubric) {
  std::map<std::string, OfClaim> out;
  for (const auto& it : markings) {
    if (!it.submitted) continue;
    CAIRN_TRY(auto marking, assessment::parse_marking(it.content, rubric));
    out[it.claim.text].push_back(std::move(marking));
  }
  return out;
}

// Every two markers of a claim, of what `value_of` tells of a marking.
template <class ValueOf>
void add_pairs(const OfClaim& all, ValueOf value_of, std::vector<RatingPair>& into) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      const auto one = value_of(all[i]);
      const auto other = value_of(all[k]);
      if (one && other) into.push_back({*one, *other});
    }
}

std::string levels_told(const OfClaim& all, const std::string& criterion) {
  std::string out;
  for (const auto& marking : all)
    if (const auto level = assessment::level_of(marking, criterion))
      out += (out.empty() ? "" : ", ") + std::to_string(*level + 1);
  return out;
}

}  // namespace

Result<CalibrationResult> calibration_result(const Calibration& calibration,
                                             const std::vector<CalibrationMarking>& markings,
                                             const assessment::Rubric& rubric) {
  constexpr auto weighted = assessment::KappaWeights::quadratic;
  constexpr auto levels_max = limits::rubric_levels_max;
  CAIRN_TRY(const auto by_claim, read_all(markings, rubric));
  CalibrationResult out;
  std::vector<RatingPair> levels, verdicts;
  for (const auto& criterion : rubric.criteria) {
    std::vector<RatingPair> pairs;
    CalibrationResult::Criterion row{criterion.name, {}, {}};
    for (const auto& claim : calibration.claims) {
      const auto found = by_claim.find(claim.text);
      const OfClaim none;
      const auto& all = found == by_claim.end() ? none : found->second;
      add_pairs(
          all, [&](const auto& it) { return assessment::level_of(it, criterion.id); }, pairs);
      row.by_claim.push_back(levels_told(all, criterion.id));
    }
    row.agreement = assessment::agreement_of(pairs, levels_max, weighted);
    levels.insert(levels.end(), pairs.begin(), pairs.end());
    out.criteria.push_back(std::move(row));
  }
  for (const auto& [claim, all] : by_claim)
    add_pairs(
        all,
        [&](const auto& it) {
          return std::optional<std::size_t>(assessment::score(it, rubric).passed ? 1U : 0U);
        },
        verdicts);
  out.levels = assessment::agreement_of(levels, levels_max, weighted);
  out.verdicts = assessment::agreement_of(verdicts, 2, assessment::KappaWeights::none);
  return out;
}

std::size_t markers_of_all(const Calibration& calibration,
                           const std::vector<CalibrationMarking>& markings) {
  std::map<std::string, std::size_t> handed_in;
  for (const auto& it : markings)
    if (it.submitted) ++handed_in[it.account.text];
  return static_cast<std::size_t>(
      std::count_if(handed_in.begin(), handed_in.end(),
                    [&](const auto& it) { return it.second >= calibration.claims.size(); }));
}

}  // namespace cairn::app
