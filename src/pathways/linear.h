// SPDX-License-Identifier: Apache-2.0
// A linear programme in columns between bounds and rows of "at least": the dual simplex method with
// an explicit inverse, warm from one question to the next. Rows may be added and dropped, bounds
// changed. What it claims as a lower bound is worked out anew from the rows and the costs as given,
// so an inexact inverse makes a bound weaker, never wrong.
#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace cairn::pathways {

struct Term {
  std::uint32_t column = 0;
  double factor = 0;
};

// Σ factor × column ≥ least.
struct Row {
  std::vector<Term> terms;
  double least = 0;
};

class LinearProgram {
 public:
  enum class Outcome : std::uint8_t { optimal, above_cutoff, infeasible, gave_up };

  // Every column lies between 0 and 1. `perturbation` spreads costs that are alike.
  LinearProgram(std::span<const double> costs, double perturbation);

  std::size_t columns() const { return cost_.size(); }
  std::size_t rows() const { return rows_.size(); }

  void add_row(Row row);
  // Drops rows that hold with room to spare and were added after the first `kept`.
  void drop_slack_rows(std::size_t kept);
  // The rows after the first `first`.
  std::vector<Row> rows_from(std::size_t first) const {
    return {rows_.begin() + static_cast<std::ptrdiff_t>(first), rows_.end()};
  }
  std::span<const Row> all_rows() const { return rows_; }
  double low(std::uint32_t column) const { return low_[column]; }
  double high(std::uint32_t column) const { return high_[column]; }
  void set_bounds(std::uint32_t column, double low, double high);

  // Stops where the bound has passed `cutoff`. `stop` is asked now and then.
  Outcome solve(double cutoff, const std::function<bool()>& stop);

  // A lower bound with a column between other bounds, after at most `steps_max` pivots; 1e300 where
  // nothing is left or it has passed the cutoff. Everything is as before afterwards.
  double probe(std::uint32_t column, double low, double high, std::size_t steps_max, double cutoff);

  // After solve: values of the columns, and a lower bound that holds with its room for rounding
  // taken off.
  double value(std::uint32_t column) const;
  double safe_bound();
  // After safe_bound: how much the bound rises when the column leaves the bound it stands at.
  double reduced_cost(std::uint32_t column) const { return true_reduced_[column]; }

 private:
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  enum class At : std::uint8_t { low, high, basic };
  struct Leaving {
    std::uint32_t position = none;
    double target = 0;
  };

  bool is_slack(std::uint32_t variable) const { return variable >= cost_.size(); }
  std::uint32_t slack_of(std::size_t row) const {
    return static_cast<std::uint32_t>(cost_.size() + row);
  }
  double* inverse_row(std::size_t k) { return inverse_.data() + k * stride_; }
  const double* inverse_row(std::size_t k) const { return inverse_.data() + k * stride_; }
  bool is_fixed(std::uint32_t column) const { return low_[column] == high_[column]; }
  double bound_value(std::uint32_t column) const {
    return at_[column] == At::high ? high_[column] : low_[column];
  }
  struct State {
    std::vector<At> at;
    std::vector<std::uint32_t> position, basis;
    std::vector<double> reduced, basic, norm, inverse;
    std::size_t pivots = 0;
  };
  void save(State& state) const;
  void restore(const State& state);
  Outcome run(double cutoff, const std::function<bool()>& stop, std::size_t steps_max);
  void grow(std::size_t rows);
  void compute_basics();
  void settle_nonbasics();
  bool refactor();
  void compute_duals();
  void compute_reduced();
  void start_over();
  Leaving choose_leaving() const;
  void compute_pivot_row(std::uint32_t position);
  std::uint32_t choose_entering(bool rises);
  bool pivot(const Leaving& leaving, std::uint32_t entering);
  void compute_entering_column(std::uint32_t entering);
  bool is_surely_infeasible(const Leaving& leaving) const;

  std::vector<double> true_cost_, cost_, low_, high_;
  std::vector<At> at_;                          // columns, then slacks
  std::vector<std::uint8_t> idle_;              // by column: basic or fixed, so it cannot enter
  std::vector<std::uint32_t> position_;         // in the basis; columns, then slacks
  std::vector<double> reduced_, true_reduced_;  // columns, then slacks
  std::vector<Row> rows_;
  std::vector<std::vector<Term>> by_column_;  // `column` is the row here
  std::vector<std::uint32_t> basis_;
  std::vector<double> basic_;
  std::vector<double> norm_;  // squares of the inverse's rows
  std::vector<double> inverse_;
  std::size_t stride_ = 0;
  std::vector<double> pivot_row_, entering_column_;
  std::vector<std::uint32_t> pivot_columns_;  // of pivot_row_ that may differ from 0
  std::vector<std::uint8_t> in_pivot_;
  struct Entering {
    std::uint32_t variable;
    double size, reduced;
  };
  std::vector<Entering> entering_;     // scratch of choose_entering
  std::vector<std::uint32_t> places_;  // scratch of pivot
  std::size_t pivots_ = 0;
  State saved_;
};

}  // namespace cairn::pathways
