// SPDX-License-Identifier: Apache-2.0
#include "pathways/linear.h"

#include <algorithm>
#include <cmath>

#include "pathways/linear_numbers.h"

namespace cairn::pathways {
namespace {

constexpr std::size_t pivots_between_refactors = 400;
constexpr std::size_t pivots_between_questions = 32;

// A number between 0.5 and 1 that depends on the column alone.
double spread_of(std::uint64_t column) {
  std::uint64_t x = (column + 1) * 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9U;
  x ^= x >> 27;
  return 0.5 + static_cast<double>(x >> 12) / static_cast<double>(std::uint64_t{1} << 53);
}

}  // namespace

LinearProgram::LinearProgram(std::span<const double> costs, double perturbation)
    : true_cost_(costs.begin(), costs.end()),
      cost_(costs.begin(), costs.end()),
      low_(costs.size(), 0.0),
      high_(costs.size(), 1.0),
      at_(costs.size(), At::low),
      idle_(costs.size(), 0),
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
  const auto stride = rows + 64;
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
  idle_[column] = at_[column] == At::basic || is_fixed(column) ? 1 : 0;
}

double LinearProgram::value(std::uint32_t column) const {
  return at_[column] == At::basic ? basic_[position_[column]] : bound_value(column);
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
  for (std::uint32_t j = 0; j < cost_.size(); ++j)
    idle_[j] = at_[j] == At::basic || is_fixed(j) ? 1 : 0;
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
