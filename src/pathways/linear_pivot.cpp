// SPDX-License-Identifier: Apache-2.0
// One pivot of the dual simplex: which column leaves, which enters, and the inverse after it.
#include <algorithm>
#include <cmath>

#include "pathways/linear.h"
#include "pathways/linear_numbers.h"

namespace cairn::pathways {
namespace {

constexpr double feasible_within = 1e-7;
constexpr double smallest_pivot = 1e-7;
constexpr double dual_slack = 1e-9;

// row −= factor × by at the places given; the change of its sum of squares.
double subtract(double* row, const double* by, double factor,
                const std::vector<std::uint32_t>& places) {
  double change = 0;
  for (const auto c : places) {
    const double old = row[c];
    const double fresh = old - factor * by[c];
    change += (fresh - old) * (fresh + old);
    row[c] = fresh;
  }
  return change;
}

}  // namespace

// Nonbasic columns go to the bound that suits the sign of their reduced cost.
void LinearProgram::settle_nonbasics() {
  for (std::size_t j = 0; j < cost_.size(); ++j)
    if (at_[j] != At::basic) at_[j] = reduced_[j] < 0 ? At::high : At::low;
}

void LinearProgram::compute_basics() {
  std::vector<double> right(rows_.size());
  for (std::size_t i = 0; i < rows_.size(); ++i) right[i] = rows_[i].least;
  for (std::uint32_t j = 0; j < cost_.size(); ++j) {
    if (at_[j] == At::basic) continue;
    const double x = bound_value(j);
    if (x == 0) continue;
    for (const auto& [row, factor] : by_column_[j]) right[row] -= factor * x;
  }
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const auto* row = inverse_row(k);
    double sum = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) sum += row[i] * right[i];
    basic_[k] = sum;
  }
}

// Reduced costs of slacks, which are the duals of their rows.
void LinearProgram::compute_duals() {
  std::vector<double> dual(rows_.size(), 0.0);
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    if (is_slack(basis_[k]) || cost_[basis_[k]] == 0) continue;
    const auto* row = inverse_row(k);
    for (std::size_t i = 0; i < rows_.size(); ++i) dual[i] += cost_[basis_[k]] * row[i];
  }
  for (std::size_t i = 0; i < rows_.size(); ++i)
    reduced_[slack_of(i)] = at_[slack_of(i)] == At::basic ? 0 : std::max(0.0, dual[i]);
}

// Reduced costs of columns from the duals.
void LinearProgram::compute_reduced() {
  for (std::size_t j = 0; j < cost_.size(); ++j) reduced_[j] = at_[j] == At::basic ? 0 : cost_[j];
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const double dual = reduced_[slack_of(i)];
    if (dual == 0) continue;
    for (const auto& [column, factor] : rows_[i].terms)
      if (at_[column] != At::basic) reduced_[column] -= dual * factor;
  }
}

// The inverse anew, by elimination with the largest pivots; slacks first, which cost nothing.
bool LinearProgram::refactor() {
  const auto m = rows_.size();
  pivots_ = 0;
  std::vector<double> left(m * m, 0.0);
  for (std::size_t k = 0; k < m; ++k) {
    if (is_slack(basis_[k]))
      left[(basis_[k] - cost_.size()) * m + k] = -1;
    else
      for (const auto& [row, factor] : by_column_[basis_[k]]) left[row * m + k] = factor;
  }
  std::vector<double> right(m * m, 0.0);
  for (std::size_t i = 0; i < m; ++i) right[i * m + i] = 1;
  std::vector<std::size_t> order(m);
  for (std::size_t k = 0; k < m; ++k) order[k] = k;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return is_slack(basis_[a]) && !is_slack(basis_[b]);
  });
  std::vector<std::size_t> row_of(m, none);
  std::vector<std::uint8_t> used(m, 0);
  for (const auto k : order) {
    std::size_t best = m;
    for (std::size_t i = 0; i < m; ++i)
      if (used[i] == 0 && (best == m || std::abs(left[i * m + k]) > std::abs(left[best * m + k])))
        best = i;
    const double pivot = left[best * m + k];
    if (std::abs(pivot) < 1e-11) return false;
    used[best] = 1;
    row_of[k] = best;
    for (std::size_t c = 0; c < m; ++c) {
      left[best * m + c] /= pivot;
      right[best * m + c] /= pivot;
    }
    for (std::size_t i = 0; i < m; ++i) {
      const double factor = left[i * m + k];
      if (i == best || factor == 0) continue;
      for (std::size_t c = 0; c < m; ++c) {
        left[i * m + c] -= factor * left[best * m + c];
        right[i * m + c] -= factor * right[best * m + c];
      }
    }
  }
  for (std::size_t k = 0; k < m; ++k) {
    std::copy_n(right.data() + row_of[k] * m, m, inverse_row(k));
    norm_[k] = square_of(inverse_row(k), m);
  }
  return true;
}

// The steepest edge of the dual: the largest breach, measured by the length of its row.
LinearProgram::Leaving LinearProgram::choose_leaving() const {
  Leaving leaving;
  double steepest = 0;
  const auto consider = [&](std::size_t k, double breach, double target) {
    if (breach <= feasible_within) return;
    const double steepness = breach * breach / norm_[k];
    if (steepness <= steepest) return;
    steepest = steepness;
    leaving = {static_cast<std::uint32_t>(k), target};
  };
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const auto variable = basis_[k];
    const double low = is_slack(variable) ? 0 : low_[variable];
    consider(k, low - basic_[k], low);
    if (!is_slack(variable)) consider(k, basic_[k] - high_[variable], high_[variable]);
  }
  return leaving;
}

void LinearProgram::compute_pivot_row(std::uint32_t position) {
  for (const auto variable : pivot_columns_) {
    pivot_row_[variable] = 0;
    in_pivot_[variable] = 0;
  }
  pivot_columns_.clear();
  const auto touch = [&](std::uint32_t variable) {
    if (in_pivot_[variable] != 0) return;
    in_pivot_[variable] = 1;
    pivot_columns_.push_back(variable);
  };
  const auto* row = inverse_row(position);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (std::abs(row[i]) < 1e-12) continue;
    const auto slack = slack_of(i);
    if (at_[slack] != At::basic) {
      touch(slack);
      pivot_row_[slack] = -row[i];
    }
    for (const auto& [column, factor] : rows_[i].terms) {
      // A fixed column takes no part; its reduced cost is worked out when it opens.
      if (idle_[column] != 0) continue;
      touch(column);
      pivot_row_[column] += row[i] * factor;
    }
  }
}

// The ratio test of Harris: of those that come about as early as the earliest, the largest pivot.
std::uint32_t LinearProgram::choose_entering(bool rises) {
  entering_.clear();
  double earliest = 1e300;
  for (const auto variable : pivot_columns_) {
    const double alpha = rises ? -pivot_row_[variable] : pivot_row_[variable];
    const double size = std::abs(alpha);
    if (size < smallest_pivot || (alpha > 0) != (at_[variable] == At::low)) continue;
    const double reduced = std::abs(reduced_[variable]);
    entering_.push_back({variable, size, reduced});
    if (reduced + dual_slack < earliest * size) earliest = (reduced + dual_slack) / size;
  }
  std::uint32_t best = none;
  double best_size = 0;
  for (const auto& [variable, size, reduced] : entering_) {
    if (reduced > earliest * size) continue;
    if (size > best_size || (size == best_size && variable < best)) {
      best_size = size;
      best = variable;
    }
  }
  return best;
}

void LinearProgram::compute_entering_column(std::uint32_t entering) {
  entering_column_.assign(basis_.size(), 0.0);
  if (is_slack(entering)) {
    const auto row = entering - cost_.size();
    for (std::size_t k = 0; k < basis_.size(); ++k) entering_column_[k] = -inverse_row(k)[row];
    return;
  }
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const auto* row = inverse_row(k);
    double sum = 0;
    for (const auto& [i, factor] : by_column_[entering]) sum += row[i] * factor;
    entering_column_[k] = sum;
  }
}

bool LinearProgram::pivot(const Leaving& leaving, std::uint32_t entering) {
  const auto k = leaving.position;
  compute_entering_column(entering);
  const double alpha = entering_column_[k];
  if (std::abs(alpha) < smallest_pivot ||
      std::abs(alpha - pivot_row_[entering]) > 1e-5 * (1 + std::abs(alpha)))
    return false;
  const double dual_step = reduced_[entering] / alpha;
  const auto out = basis_[k];
  for (const auto variable : pivot_columns_) reduced_[variable] -= dual_step * pivot_row_[variable];
  reduced_[out] = -dual_step;
  reduced_[entering] = 0;
  const double step = (basic_[k] - leaving.target) / alpha;
  const double entered = (is_slack(entering) ? 0 : bound_value(entering)) + step;
  auto* pivot_inverse = inverse_row(k);
  const auto m = rows_.size();
  // Most of the inverse is 0: only where the pivot's row is not does anything change.
  places_.clear();
  for (std::uint32_t i = 0; i < m; ++i) {
    if (std::abs(pivot_inverse[i]) < 1e-13)
      pivot_inverse[i] = 0;
    else
      places_.push_back(i);
    pivot_inverse[i] /= alpha;
  }
  norm_[k] = square_of(pivot_inverse, m);
  for (std::size_t i = 0; i < m; ++i) {
    const double factor = entering_column_[i];
    if (i == k || factor == 0) continue;
    basic_[i] -= factor * step;
    norm_[i] = std::max(1e-12, norm_[i] + subtract(inverse_row(i), pivot_inverse, factor, places_));
  }
  basic_[k] = entered;
  at_[out] =
      !is_slack(out) && leaving.target == high_[out] && high_[out] > low_[out] ? At::high : At::low;
  position_[out] = none;
  if (!is_slack(out)) idle_[out] = is_fixed(out) ? 1 : 0;
  if (!is_slack(entering)) idle_[entering] = 1;
  at_[entering] = At::basic;
  position_[entering] = k;
  basis_[k] = entering;
  ++pivots_;
  return true;
}

// Whether the row cannot hold with any values between the bounds, rounding allowed for.
bool LinearProgram::is_surely_infeasible(const Leaving& leaving) const {
  const auto k = leaving.position;
  const auto* row = inverse_row(k);
  double right = 0;
  double size = 1;
  const auto add = [&](double part) {
    right += part;
    size += std::abs(part);
  };
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (row[i] == 0) continue;
    add(row[i] * rows_[i].least);
    for (const auto& [column, factor] : rows_[i].terms)
      if (at_[column] != At::basic && is_fixed(column) && low_[column] != 0)
        add(-row[i] * factor * low_[column]);
  }
  // x_basic = right − Σ pivot × x: the farthest it can go towards its target.
  const bool rises = basic_[k] < leaving.target;
  for (const auto variable : pivot_columns_) {
    const double alpha = rises ? pivot_row_[variable] : -pivot_row_[variable];
    if (is_slack(variable)) {
      if (alpha < -1e-9) return false;  // without bound
      continue;
    }
    add(-pivot_row_[variable] * (alpha > 0 ? low_[variable] : high_[variable]));
  }
  const double short_of = rises ? leaving.target - right : right - leaving.target;
  return short_of > 1e-7 * size;
}

void LinearProgram::start_over() {
  compute_duals();
  compute_reduced();
  settle_nonbasics();
  compute_basics();
}

}  // namespace cairn::pathways
