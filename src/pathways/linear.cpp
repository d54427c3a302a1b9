// SPDX-License-Identifier: Apache-2.0
#include "pathways/linear.h"

#include <algorithm>
#include <cmath>

namespace cairn::pathways {
namespace {

constexpr double feasible_within = 1e-7;
constexpr double smallest_pivot = 1e-7;
constexpr double dual_slack = 1e-9;
constexpr std::size_t pivots_between_refactors = 400;
constexpr std::size_t pivots_between_questions = 32;

// A number between 0.5 and 1 that depends on the column alone.
double spread_of(std::uint64_t column) {
  std::uint64_t x = (column + 1) * 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x ^= x >> 27;
  return 0.5 + static_cast<double>(x >> 12) / static_cast<double>(std::uint64_t{1} << 53);
}

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

double square_of(const double* row, std::size_t count) {
  double sum = 0;
  for (std::size_t c = 0; c < count; ++c) sum += row[c] * row[c];
  return sum;
}

}  // namespace

LinearProgram::LinearProgram(std::span<const double> costs, double perturbation)
    : true_cost_(costs.begin(), costs.end()),
      cost_(costs.begin(), costs.end()),
      low_(costs.size(), 0.0),
      high_(costs.size(), 1.0),
      at_(costs.size(), At::low),
      position_(costs.size(), none),
      by_column_(costs.size()),
      pivot_row_(costs.size(), 0.0),
      in_pivot_(costs.size(), 0) {
  for (std::size_t j = 0; j < cost_.size(); ++j)
    cost_[j] += perturbation * spread_of(j) * (cost_[j] < 0 ? -1 : 1);
  reduced_ = cost_;
  true_reduced_ = cost_;
}

void LinearProgram::grow(std::size_t rows) {
  if (rows <= stride_) return;
  const auto stride = std::max<std::size_t>(64, rows * 2);
  std::vector<double> larger(stride * stride, 0.0);
  for (std::size_t k = 0; k < basis_.size(); ++k)
    std::copy_n(inverse_row(k), basis_.size(), larger.data() + k * stride);
  inverse_ = std::move(larger);
  stride_ = stride;
}

void LinearProgram::add_row(Row row) {
  const auto index = rows_.size();
  grow(index + 1);
  auto* fresh = inverse_row(index);
  std::fill_n(fresh, index + 1, 0.0);
  double activity = 0;
  for (const auto& [column, factor] : row.terms) {
    by_column_[column].push_back({static_cast<std::uint32_t>(index), factor});
    activity += factor * value(column);
    if (at_[column] != At::basic) continue;
    const auto* old = inverse_row(position_[column]);
    for (std::size_t i = 0; i < index; ++i) fresh[i] += factor * old[i];
  }
  for (std::size_t k = 0; k < index; ++k) inverse_row(k)[index] = 0;
  fresh[index] = -1;
  norm_.push_back(square_of(fresh, index + 1));
  basic_.push_back(activity - row.least);
  basis_.push_back(slack_of(index));
  at_.push_back(At::basic);
  position_.push_back(static_cast<std::uint32_t>(index));
  reduced_.push_back(0);
  true_reduced_.push_back(0);
  pivot_row_.push_back(0);
  in_pivot_.push_back(0);
  rows_.push_back(std::move(row));
}

void LinearProgram::drop_slack_rows(std::size_t kept) {
  constexpr double spare = 1e-3;
  std::vector<std::size_t> stay;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto slack = slack_of(i);
    if (i < kept || at_[slack] != At::basic || basic_[position_[slack]] < spare) stay.push_back(i);
  }
  if (stay.size() == rows_.size()) return;
  // The inverse without the rows of slacks that are dropped, and without their columns.
  std::vector<std::size_t> new_position(rows_.size(), none);
  std::vector<std::uint32_t> basis;
  std::vector<double> basic;
  std::vector<std::uint8_t> stays(rows_.size(), 0);
  std::vector<std::uint32_t> renamed(rows_.size(), none);
  for (std::size_t i = 0; i < stay.size(); ++i) {
    stays[stay[i]] = 1;
    renamed[stay[i]] = static_cast<std::uint32_t>(i);
  }
  std::size_t next = 0;
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const auto variable = basis_[k];
    if (is_slack(variable) && stays[variable - cost_.size()] == 0) continue;
    auto* to = inverse_row(next);
    const auto* from = inverse_row(k);
    for (std::size_t i = 0; i < stay.size(); ++i) to[i] = from[stay[i]];
    basis.push_back(is_slack(variable) ? slack_of(renamed[variable - cost_.size()]) : variable);
    basic.push_back(basic_[k]);
    ++next;
  }
  std::vector<At> slack_at;
  std::vector<double> slack_reduced;
  std::vector<Row> rows;
  for (const auto i : stay) {
    slack_at.push_back(at_[slack_of(i)]);
    slack_reduced.push_back(reduced_[slack_of(i)]);
    rows.push_back(std::move(rows_[i]));
  }
  rows_ = std::move(rows);
  basis_ = std::move(basis);
  basic_ = std::move(basic);
  norm_.resize(basis_.size());
  for (std::size_t k = 0; k < basis_.size(); ++k)
    norm_[k] = square_of(inverse_row(k), basis_.size());
  const auto total = cost_.size() + rows_.size();
  at_.resize(cost_.size());
  at_.insert(at_.end(), slack_at.begin(), slack_at.end());
  reduced_.resize(cost_.size());
  reduced_.insert(reduced_.end(), slack_reduced.begin(), slack_reduced.end());
  true_reduced_.resize(total);
  pivot_row_.resize(total);
  in_pivot_.resize(total);
  position_.assign(total, none);
  for (std::size_t k = 0; k < basis_.size(); ++k)
    position_[basis_[k]] = static_cast<std::uint32_t>(k);
  for (auto& column : by_column_) column.clear();
  for (std::size_t i = 0; i < rows_.size(); ++i)
    for (const auto& [column, factor] : rows_[i].terms)
      by_column_[column].push_back({static_cast<std::uint32_t>(i), factor});
}

void LinearProgram::set_bounds(std::uint32_t column, double low, double high) {
  low_[column] = low;
  high_[column] = high;
}

double LinearProgram::value(std::uint32_t column) const {
  return at_[column] == At::basic ? basic_[position_[column]] : bound_value(column);
}

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
      // A column closed at 0 takes no part; its reduced cost is worked out when it opens.
      if (at_[column] == At::basic || high_[column] == 0) continue;
      touch(column);
      pivot_row_[column] += row[i] * factor;
    }
  }
}

// The ratio test of Harris: of those that come about as early as the earliest, the largest pivot.
std::uint32_t LinearProgram::choose_entering(bool rises) const {
  const auto suits = [&](std::uint32_t variable, double& size) {
    const double alpha = rises ? -pivot_row_[variable] : pivot_row_[variable];
    if (std::abs(alpha) < smallest_pivot) return false;
    if (!is_slack(variable) && low_[variable] == high_[variable]) return false;
    size = std::abs(alpha);
    return at_[variable] == At::high ? alpha < 0 : alpha > 0;
  };
  double earliest = 1e300;
  double size = 0;
  for (const auto variable : pivot_columns_)
    if (suits(variable, size))
      earliest = std::min(earliest, (std::abs(reduced_[variable]) + dual_slack) / size);
  std::uint32_t best = none;
  double best_size = 0;
  for (const auto variable : pivot_columns_) {
    if (!suits(variable, size) || std::abs(reduced_[variable]) / size > earliest) continue;
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
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    right += row[i] * rows_[i].least;
    size += std::abs(row[i] * rows_[i].least);
  }
  // x_basic = right − Σ pivot × x: the farthest it can go towards its target.
  const bool rises = basic_[k] < leaving.target;
  for (const auto variable : pivot_columns_) {
    const double alpha = rises ? pivot_row_[variable] : -pivot_row_[variable];
    if (is_slack(variable)) {
      if (alpha < -1e-9) return false;  // without bound
      continue;
    }
    const double x = alpha > 0 ? low_[variable] : high_[variable];
    right -= pivot_row_[variable] * x;
    size += std::abs(pivot_row_[variable] * x);
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

LinearProgram::Outcome LinearProgram::solve(double cutoff, const std::function<bool()>& stop) {
  return run(cutoff, stop, 2000 + 20 * rows_.size());
}

LinearProgram::Outcome LinearProgram::run(double cutoff, const std::function<bool()>& stop,
                                          std::size_t steps_max) {
  constexpr int repairs_max = 3;
  int repairs = 0;
  compute_reduced();
  settle_nonbasics();
  compute_basics();
  for (std::size_t step = 0; step < steps_max; ++step) {
    if (step % pivots_between_questions == pivots_between_questions - 1) {
      if (stop()) return Outcome::gave_up;
      if (safe_bound() > cutoff) return Outcome::above_cutoff;
    }
    if (pivots_ >= pivots_between_refactors) {
      if (!refactor()) return Outcome::gave_up;
      start_over();
    }
    const auto leaving = choose_leaving();
    if (leaving.position == none) return Outcome::optimal;
    compute_pivot_row(leaving.position);
    const auto entering = choose_entering(basic_[leaving.position] < leaving.target);
    if (entering == none && is_surely_infeasible(leaving)) return Outcome::infeasible;
    if (entering != none && pivot(leaving, entering)) continue;
    if (++repairs > repairs_max || !refactor()) return Outcome::gave_up;
    start_over();
  }
  return Outcome::gave_up;
}

void LinearProgram::save(State& state) const {
  state.at = at_;
  state.position = position_;
  state.basis = basis_;
  state.reduced = reduced_;
  state.basic = basic_;
  state.norm = norm_;
  const auto m = rows_.size();
  state.inverse.resize(m * m);
  for (std::size_t k = 0; k < m; ++k) std::copy_n(inverse_row(k), m, state.inverse.data() + k * m);
  state.pivots = pivots_;
}

void LinearProgram::restore(const State& state) {
  at_ = state.at;
  position_ = state.position;
  basis_ = state.basis;
  reduced_ = state.reduced;
  basic_ = state.basic;
  norm_ = state.norm;
  const auto m = rows_.size();
  for (std::size_t k = 0; k < m; ++k) std::copy_n(state.inverse.data() + k * m, m, inverse_row(k));
  pivots_ = state.pivots;
}

double LinearProgram::probe(std::uint32_t column, double low, double high, std::size_t steps_max,
                            double cutoff) {
  const double old_low = low_[column];
  const double old_high = high_[column];
  save(saved_);
  set_bounds(column, low, high);
  const auto outcome = run(
      cutoff, [] { return false; }, steps_max);
  double bound = outcome == Outcome::infeasible ? 1e300 : safe_bound();
  if (bound > cutoff) bound = 1e300;
  set_bounds(column, old_low, old_high);
  restore(saved_);
  return bound;
}

double LinearProgram::safe_bound() {
  double bound = 0;
  double size = 0;
  true_reduced_.resize(cost_.size() + rows_.size());
  for (std::size_t j = 0; j < cost_.size(); ++j) true_reduced_[j] = true_cost_[j];
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const double dual = at_[slack_of(i)] == At::basic ? 0 : std::max(0.0, reduced_[slack_of(i)]);
    if (dual == 0) continue;
    bound += dual * rows_[i].least;
    size += std::abs(dual * rows_[i].least);
    for (const auto& [column, factor] : rows_[i].terms) true_reduced_[column] -= dual * factor;
  }
  for (std::size_t j = 0; j < cost_.size(); ++j) {
    const double x = true_reduced_[j] > 0 ? low_[j] : high_[j];
    if (x == 0) continue;
    bound += true_reduced_[j] * x;
    size += std::abs(true_reduced_[j] * x);
  }
  return bound - 1e-10 * size;
}

}  // namespace cairn::pathways
