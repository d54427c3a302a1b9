// SPDX-License-Identifier: Apache-2.0
#include "pathways/search.h"

#include <algorithm>
#include <cmath>

#include "pathways/branching.h"
#include "pathways/greedy.h"
#include "pathways/penalty.h"
#include "pathways/pool.h"
#include "pathways/separate.h"
#include "pathways/smaller.h"
#include "pathways/stage_scale.h"

namespace cairn::pathways {
namespace {

constexpr double whole_within = 1e-6;
constexpr std::size_t core_max = 150;     // offers
constexpr std::uint32_t part_min = 64;    // offers
constexpr std::uint32_t part_factor = 3;  // a part has fewer offers than the whole by this
constexpr std::size_t core_nodes_max = 60;
constexpr std::size_t root_rows_max = 60;  // a round
constexpr std::size_t node_rows_max = 20;
constexpr std::size_t root_rounds_max = 60;
constexpr std::size_t node_rounds_max = 2;

enum class End : std::uint8_t { done, shrunk, stopped };

class Search {
 public:
  Search(Model& model, const SearchTask& task, SearchResult& result, bool with_core)
      : model_(model),
        with_core_(with_core),
        task_(task),
        result_(result),
        costs_(model.stages[task.stage]),
        scale_(costs_),
        lp_(scale_.scaled(), scale_.perturbation()),
        pool_(model.columns()),
        separator_(model),
        reach_(model.graph),
        x_(model.columns()),
        survives_(model.columns(), 0),
        branching_(model.columns()),
        penalties_(model.graph) {
    for (std::uint32_t g = 0; g < model_.goals.size(); ++g)
      if (model_.hard[g] != 0) close(model_.offers() + g);
    for (std::uint32_t offer = 0; offer < model_.offers(); ++offer)
      if (model_.forced[offer] != 0) lp_.set_bounds(offer, 1, 1);
    for (const auto& limit : model_.limits) lp_.add_row(row_of(limit));
    fixed_rows_ = lp_.rows();
    for (const auto& row : separator_.goal_rows())
      if (pool_.add(row)) lp_.add_row(row);
    for (const auto& row : model_.cuts)
      if (pool_.add(row)) lp_.add_row(row);
  }

  End run() {
    const auto end = node(0);
    model_.cuts = std::move(root_rows_);
    return end;
  }

  std::size_t nodes() const { return nodes_; }

  // By offer: whether a plan as cheap as the best may hold it.
  std::vector<std::uint8_t> alive(End end) const {
    std::vector<std::uint8_t> out(model_.offers(), 1);
    if (result_.best == unbounded) return out;
    const double most = tie();
    for (std::uint32_t j = 0; j < out.size(); ++j) {
      if (model_.forced[j] != 0) continue;
      if (!root_penalty_.empty() && root_bound_ + root_penalty_[j] > most) out[j] = 0;
      if (end == End::done && survives_[j] == 0) out[j] = 0;
    }
    return out;
  }

 private:
  double cutoff() const { return scale_.cutoff(result_.best); }
  double tie() const { return scale_.tie(result_.best); }
  bool has_enough() const { return task_.first_only && result_.best < task_.best; }
  bool stop() const { return has_enough() || (task_.out_of_time && task_.out_of_time()); }
  void close(std::uint32_t column) { lp_.set_bounds(column, 0, 0); }

  void read_solution() {
    for (std::uint32_t j = 0; j < x_.size(); ++j) x_[j] = lp_.value(j);
  }
  bool is_whole() const {
    return std::all_of(x_.begin(), x_.end(),
                       [](double x) { return std::abs(x - std::round(x)) < whole_within; });
  }

  // Offers of `taken` that open, goals that stay shut, and what they cost; nullopt where a hard
  // goal stays shut or a forced offer does not open.
  std::optional<std::int64_t> settle(std::vector<std::uint8_t>& taken) {
    reach_.run(taken);
    for (std::uint32_t offer = 0; offer < model_.offers(); ++offer) {
      taken[offer] = reach_.is_open(offer) ? 1 : 0;
      if (model_.forced[offer] != 0 && taken[offer] == 0) return std::nullopt;
    }
    for (std::uint32_t g = 0; g < model_.goals.size(); ++g) {
      const bool open = model_.goals[g] != no_node && reach_.is_open(model_.goals[g]);
      if (!open && model_.hard[g] != 0) return std::nullopt;
      taken[model_.offers() + g] = open ? 0 : 1;
    }
    return cost_of(costs_, taken);
  }
  // The first limit it breaks, as a row: one of what adds to it goes, or something that takes from
  // it comes.
  std::optional<Row> broken_limit(const std::vector<std::uint8_t>& taken) const {
    for (const auto& limit : model_.limits)
      if (cost_of(limit.amounts, taken) > limit.most) {
        Row row;
        row.least = 1;
        for (std::uint32_t j = 0; j < taken.size(); ++j) {
          if (taken[j] != 0 && limit.amounts[j] > 0) {
            row.terms.push_back({j, -1});
            row.least -= 1;
          }
          if (taken[j] == 0 && limit.amounts[j] < 0) row.terms.push_back({j, 1});
        }
        return row;
      }
    return std::nullopt;
  }
  // Takes a plan that is settled if it keeps every limit; otherwise the row it breaks.
  std::optional<Row> offer_plan(const std::vector<std::uint8_t>& taken, std::int64_t cost) {
    if (auto row = broken_limit(taken)) return row;
    if (task_.fits)
      if (auto row = task_.fits(model_, taken)) return row;
    result_.best = std::min(result_.best, cost);
    if (task_.on_plan) task_.on_plan(model_, taken);
    return std::nullopt;
  }

  void try_greedy() {
    std::vector<double> costs(model_.columns());
    for (std::uint32_t j = 0; j < costs.size(); ++j)
      costs[j] = (std::max(0.0, scale_.scaled(costs_[j])) + 1e-6) *
                 (1.0 - 0.98 * std::clamp(x_[j], 0.0, 1.0));
    auto taken = greedy(model_, costs);
    const auto cost = settle(taken);
    if (cost && *cost < result_.best) offer_plan(taken, *cost);
  }

  // Solves the relaxation and adds rows until it breaks none, or not by much.
  // False where nothing of interest is left below this node.
  enum class Relaxed : std::uint8_t { open, closed, stopped };
  Relaxed relax(std::size_t depth) {
    for (std::size_t round = 0;; ++round) {
      const auto outcome = lp_.solve(cutoff(), [this] { return stop(); });
      if (outcome == LinearProgram::Outcome::infeasible) return Relaxed::closed;
      if (outcome == LinearProgram::Outcome::gave_up && stop()) return Relaxed::stopped;
      const double bound = lp_.safe_bound();
      if (depth == 0) result_.bound = std::max(result_.bound, scale_.rounded_up(bound));
      if (bound > cutoff()) return close_leaf();
      if (outcome == LinearProgram::Outcome::gave_up) return Relaxed::open;
      read_solution();
      const bool whole = is_whole();
      if (!whole && round >= (depth == 0 ? root_rounds_max : node_rounds_max)) return Relaxed::open;
      auto rows = broken_rows(depth);
      if (rows.empty() && whole) {
        auto row = take_whole();
        if (!row) return close_leaf();
        rows.push_back(std::move(*row));
      }
      if (rows.empty()) return Relaxed::open;
      if (!whole && is_stalling(bound, round)) return Relaxed::open;
      lp_.drop_slack_rows(fixed_rows_);
      for (auto& row : rows) lp_.add_row(std::move(row));
      if (depth == 0 && round % 8 == 3) try_greedy();
    }
  }

  // Rows the solution breaks: those known first, which cost least to find.
  std::vector<Row> broken_rows(std::size_t depth) {
    const auto rows_max = depth == 0 ? root_rows_max : node_rows_max;
    auto rows = pool_.broken(x_, rows_max);
    if (!rows.empty()) return rows;
    for (auto& row : separator_.broken(x_, rows_max))
      if (pool_.add(row)) rows.push_back(std::move(row));
    return rows;
  }

  // Nothing cheaper is left below; marks what plans as cheap as the best may hold there.
  Relaxed close_leaf() {
    const auto outcome = lp_.solve(tie(), [this] { return stop(); });
    if (outcome == LinearProgram::Outcome::infeasible) return Relaxed::closed;
    const double bound = lp_.safe_bound();
    if (bound > tie()) return Relaxed::closed;
    weigh_columns();
    for (std::uint32_t j = 0; j < model_.columns(); ++j)
      if (bound + penalty_[j] <= tie()) survives_[j] = 1;
    return Relaxed::closed;
  }

  // Whether the last rounds of rows hardly raised the bound.
  bool is_stalling(double bound, std::size_t round) {
    constexpr std::size_t rounds = 5;
    constexpr double rise_min = 2e-3;
    if (round == 0) raised_at_ = {bound, 0};
    if (bound > raised_at_.first + rise_min * std::abs(raised_at_.first))
      raised_at_ = {bound, round};
    return round >= raised_at_.second + rounds;
  }

  // The plan of a whole solution; a row where it is none after all.
  std::optional<Row> take_whole() {
    std::vector<std::uint8_t> taken(model_.columns(), 0);
    for (std::uint32_t j = 0; j < taken.size(); ++j) taken[j] = x_[j] > 0.5 ? 1 : 0;
    const auto cost = settle(taken);
    if (!cost) return std::nullopt;  // the separator found nothing broken: cannot happen
    if (*cost >= result_.best) return std::nullopt;
    return offer_plan(taken, *cost);
  }

  // What each column adds to the bound at least when a plan holds it; after safe_bound.
  void weigh_columns() {
    added_.resize(model_.columns());
    for (std::uint32_t j = 0; j < model_.columns(); ++j)
      added_[j] = lp_.high(j) == 0  ? Penalties::endless
                  : lp_.low(j) == 1 ? 0
                                    : std::max(0.0, lp_.reduced_cost(j));
    const auto& chained = penalties_.run(added_);
    penalty_.assign(added_.begin(), added_.end());
    std::copy(chained.begin(), chained.end(), penalty_.begin());
  }

  // Columns that no cheaper plan below this node holds are closed. Plans as cheap as the best that
  // hold one of them are not looked at any more, so what else they may hold is marked here.
  void fix_by_reduced_cost(std::vector<std::uint32_t>& closed) {
    const double bound = lp_.safe_bound();
    weigh_columns();
    double least = Penalties::endless;  // of the columns closed that plans as cheap may hold
    for (std::uint32_t j = 0; j < model_.columns(); ++j) {
      if (lp_.high(j) == 0 || lp_.low(j) == 1 || bound + penalty_[j] <= cutoff()) continue;
      if (bound + penalty_[j] <= tie()) {
        survives_[j] = 1;
        least = std::min(least, added_[j]);
      }
      close(j);
      closed.push_back(j);
    }
    if (least == Penalties::endless) return;
    for (std::uint32_t j = 0; j < model_.columns(); ++j)
      if (bound + std::max(penalty_[j], added_[j] + least) <= tie()) survives_[j] = 1;
  }

  End node(std::size_t depth) {
    const auto relaxed = relax(depth);
    if (relaxed == Relaxed::stopped) return End::stopped;
    if (relaxed == Relaxed::closed) return End::done;
    if (depth == 0 || nodes_ % 16 == 0) try_greedy();
    if (++nodes_ > task_.nodes_max || stop()) return End::stopped;
    std::vector<std::uint32_t> closed;
    if (depth == 0) {
      remember_root();
      solve_core();
    }
    if (lp_.safe_bound() > cutoff()) return close_leaf(), End::done;
    if (depth == 0 && is_worth_shrinking()) return End::shrunk;
    fix_by_reduced_cost(closed);
    auto end = End::done;
    if (depth > 0 && is_worth_a_part()) {
      end = search_part();
      for (const auto j : closed) lp_.set_bounds(j, 0, 1);
      return end;
    }
    const auto branch = branching_.choose(model_, lp_, separator_, cutoff());
    if (branch.column == Branch::nothing) {
      end = End::stopped;  // the relaxation gave up on a whole solution
    } else {
      remember(depth);
      for (const double side : {1.0, 0.0}) {
        if (side == 0.0) lp_ = before_[depth];
        lp_.set_bounds(branch.column, side, side);
        if (branch.one_side_closed && side != branch.side)
          close_leaf();
        else
          end = node(depth + 1);
        lp_.set_bounds(branch.column, 0, 1);
        if (end != End::done) break;
      }
    }
    for (const auto j : closed) lp_.set_bounds(j, 0, 1);
    return end;
  }

  bool is_worth_a_part() const {
    std::uint32_t open = 0;
    for (std::uint32_t j = 0; j < model_.offers(); ++j) open += lp_.high(j) > 0 ? 1 : 0;
    return model_.offers() >= part_min && open * part_factor < model_.offers();
  }
  // The second side of a branch begins where the first did.
  void remember(std::size_t depth) {
    if (depth < before_.size())
      before_[depth] = lp_;
    else
      before_.push_back(lp_);
  }

  // What is left below this node, as a problem of its own: fewer columns, and rows that hold only
  // there.
  End search_part() {
    auto part = part_below(model_, lp_, fixed_rows_);
    if (!part) return End::done;
    auto task = task_;
    task.best = result_.best;
    task.is_part = true;
    if (task.nodes_max != unlimited_nodes) task.nodes_max -= std::min(task.nodes_max, nodes_);
    const auto found = search(*part, task);
    nodes_ += found.nodes;
    result_.best = std::min(result_.best, found.best);
    if (!found.proven) return End::stopped;
    for (std::uint32_t j = 0, next = 0; next < part->offers(); ++j)
      if (model_.graph.offers[j] == part->graph.offers[next]) {
        survives_[j] = 1;
        ++next;
      }
    return End::done;
  }

  // The offers that cost least by the relaxation, as a problem of their own: its best plan is often
  // the best of all, and knowing it closes most of the rest.
  void solve_core() {
    if (!with_core_ || task_.is_part || task_.nodes_max < unlimited_nodes) return;
    if (model_.offers() < 4 * core_max) return;
    auto with_rows = model_;
    with_rows.cuts = root_rows_;
    auto core = core_of(with_rows, root_penalty_, core_max);
    if (!core) return;
    auto task = task_;
    task.best = result_.best;
    task.nodes_max = core_nodes_max;
    result_.best = std::min(result_.best, search(*core, task).best);
  }

  void remember_root() {
    root_bound_ = lp_.safe_bound();
    root_rows_ = lp_.rows_from(fixed_rows_);
    weigh_columns();
    root_penalty_.assign(penalty_.begin(), penalty_.begin() + model_.offers());
  }
  bool is_worth_shrinking() {
    const auto stays = alive(End::shrunk);
    const auto gone = static_cast<std::size_t>(std::count(stays.begin(), stays.end(), 0));
    return gone > 0 && gone * 5 >= stays.size();
  }

  Model& model_;
  bool with_core_;
  const SearchTask& task_;
  SearchResult& result_;
  const StageCosts& costs_;
  StageScale scale_;
  LinearProgram lp_;
  std::vector<LinearProgram> before_;  // by depth
  RowPool pool_;
  Separator separator_;
  Reach reach_;
  std::vector<double> x_;
  std::vector<std::uint8_t> survives_;  // by column: may be in a plan as cheap as the best
  Branching branching_;
  Penalties penalties_;
  std::vector<double> added_, penalty_;  // by column
  std::vector<double> root_penalty_;     // by offer
  std::vector<Row> root_rows_;
  double root_bound_ = 0;
  std::pair<double, std::size_t> raised_at_;
  std::size_t fixed_rows_ = 0;
  std::size_t nodes_ = 0;
};

}  // namespace

SearchResult search(Model& model, const SearchTask& task) {
  SearchResult result;
  result.best = task.best;
  result.bound = -unbounded;
  for (bool first = true;; first = false) {
    Search search(model, task, result, first);
    const auto end = search.run();
    result.nodes += search.nodes();
    if (end != End::stopped) model = restricted(model, search.alive(end));
    if (end == End::shrunk) continue;
    result.proven = end == End::done || (task.first_only && result.best < task.best);
    if (end == End::done) result.bound = result.best;
    return result;
  }
}

}  // namespace cairn::pathways
