// SPDX-License-Identifier: Apache-2.0
#include "pathways/branching.h"

#include <algorithm>

#include "pathways/rivals.h"

namespace cairn::pathways {
namespace {

constexpr double whole_within = 1e-6;
constexpr std::size_t candidates_max = 8;
constexpr std::size_t probe_steps_max = 10;  // pivots
constexpr double gain_min = 1e-6;

// Columns between 0 and 1; of what is needed in any case, the scarcest first.
std::vector<std::uint32_t> candidates_of(const Model& model, const LinearProgram& program,
                                         Separator& separator) {
  const auto rivals = count_rivals(model, program, separator);
  std::vector<std::pair<double, std::uint32_t>> ranked;
  for (std::uint32_t j = 0; j < model.columns(); ++j) {
    const double x = program.value(j);
    const double part = std::min(x, 1 - x);
    if (part >= whole_within)
      ranked.emplace_back(-(part + 0.2) / static_cast<double>(rivals[j]), j);
  }
  std::sort(ranked.begin(), ranked.end());
  if (ranked.size() > candidates_max) ranked.resize(candidates_max);
  std::vector<std::uint32_t> out;
  for (const auto& [rank, column] : ranked) out.push_back(column);
  return out;
}

}  // namespace

Branch Branching::choose(const Model& model, LinearProgram& program, Separator& separator,
                         double cutoff) {
  constexpr double closed = 1e300;
  Branch best;
  double best_score = -1;
  const double base = program.safe_bound();
  for (const auto j : candidates_of(model, program, separator)) {
    const double x = program.value(j);
    auto& gain = gains_[j];
    if (!gain.is_known) {
      const double up = program.probe(j, 1, 1, probe_steps_max, cutoff);
      const double down = program.probe(j, 0, 0, probe_steps_max, cutoff);
      if (up == closed || down == closed) return {j, true, up == closed ? 0.0 : 1.0};
      gain = {std::max(up - base, gain_min) / (1 - x), std::max(down - base, gain_min) / x, true};
    }
    const double score = gain.up * (1 - x) * gain.down * x;
    if (score <= best_score) continue;
    best_score = score;
    best.column = j;
  }
  return best;
}

}  // namespace cairn::pathways
