// SPDX-License-Identifier: Apache-2.0
#include "pathways/search.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "pathways/greedy.h"
#include "pathways/rivals.h"
#include "pathways/separate.h"

namespace cairn::pathways {
namespace {

constexpr double whole_within = 1e-6;
constexpr std::size_t candidates_max = 8;    // probed before branching
constexpr std::size_t probe_steps_max = 10;  // pivots
constexpr std::size_t core_max = 300;        // offers
constexpr std::size_t core_nodes_max = 60;
constexpr std::size_t root_rows_max = 60;  // a round
constexpr std::size_t node_rows_max = 20;
constexpr std::size_t root_rounds_max = 60;
constexpr std::size_t node_rounds_max = 2;
constexpr std::size_t rows_kept_max = 160;  // before slack ones are dropped

enum class End : std::uint8_t { done, shrunk, stopped };

class Search {
 public:
  Search(Model& model, const SearchTask& task, SearchResult& result)
      : model_(model),
        task_(task),
        result_(result),
        costs_(model.stages[task.stage]),
        unit_(unit_of(costs_)),
        scale_(scale_of(costs_)),
        lp_(scaled(), perturbation()),
        separator_(model),
        reach_(model.graph),
        x_(model.columns()),
        survives_(model.columns(), 0),
        gains_(model.columns()) {
    for (std::uint32_t g = 0; g < model_.goals.size(); ++g)
      if (model_.hard[g] != 0) close(model_.offers() + g);
    for (std::uint32_t offer = 0; offer < model_.offers(); ++offer)
      if (model_.forced[offer] != 0) lp_.set_bounds(offer, 1, 1);
    for (auto& row : separator_.goal_rows()) lp_.add_row(std::move(row));
    for (const auto& limit : model_.limits) lp_.add_row(row_of(limit));
    fixed_rows_ = lp_.rows();
    for (const auto& row : model_.cuts) lp_.add_row(row);
  }

  End run() {
    const auto end = node(0);
    if (end != End::shrunk) model_.cuts = lp_.rows_from(fixed_rows_);
    return end;
  }

  // By offer: whether a plan as cheap as the best may hold it.
  std::vector<std::uint8_t> alive(End end) const {
    std::vector<std::uint8_t> out(model_.offers(), 1);
    if (result_.best == unbounded) return out;
    const double most = tie();
    for (std::uint32_t j = 0; j < out.size(); ++j) {
      if (model_.forced[j] != 0) continue;
      if (!root_reduced_.empty() && root_bound_ + root_reduced_[j] > most) out[j] = 0;
      if (end == End::done && survives_[j] == 0) out[j] = 0;
    }
    return out;
  }

 private:
  static std::int64_t unit_of(const StageCosts& costs) {
    std::int64_t unit = 0;
    for (const auto cost : costs) unit = std::gcd(unit, cost);
    return std::max<std::int64_t>(unit, 1);
  }
  static double scale_of(const StageCosts& costs) {
    double most = 1;
    for (const auto cost : costs) most = std::max(most, std::abs(static_cast<double>(cost)));
    return 1 / most;
  }
  std::vector<double> scaled() const {
    std::vector<double> out;
    for (const auto cost : costs_) out.push_back(static_cast<double>(cost) * scale_);
    return out;
  }
  double perturbation() const {
    return std::clamp(static_cast<double>(unit_) * scale_ * 1e-3, 1e-9, 1e-6);
  }
  static Row row_of(const Limit& limit) {
    Row row;
    double most = 1;
    for (const auto amount : limit.amounts) most = std::max(most, static_cast<double>(amount));
    for (std::uint32_t j = 0; j < limit.amounts.size(); ++j)
      if (limit.amounts[j] != 0)
        row.terms.push_back({j, -static_cast<double>(limit.amounts[j]) / most});
    row.least = -static_cast<double>(limit.most) / most;
    return row;
  }

  // Costs below this are of interest.
  double cutoff() const {
    if (result_.best == unbounded) return 1e300;
    return (static_cast<double>(result_.best - unit_) + 1e-4 * static_cast<double>(unit_)) * scale_;
  }
  // Plans of more than this are dearer than the best.
  double tie() const {
    if (result_.best == unbounded) return 1e300;
    return (static_cast<double>(result_.best) + 1e-4 * static_cast<double>(unit_)) * scale_;
  }
  std::int64_t rounded(double bound) const {
    const double units = bound / scale_ / static_cast<double>(unit_);
    return static_cast<std::int64_t>(std::ceil(units - 1e-4)) * unit_;
  }
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
      costs[j] = (std::max(0.0, static_cast<double>(costs_[j]) * scale_) + 1e-6) *
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
      if (depth == 0) result_.bound = std::max(result_.bound, rounded(bound));
      if (bound > cutoff()) return close_leaf();
      if (outcome == LinearProgram::Outcome::gave_up) return Relaxed::open;
      read_solution();
      const bool whole = is_whole();
      if (!whole && round >= (depth == 0 ? root_rounds_max : node_rounds_max)) return Relaxed::open;
      auto rows = separator_.broken(x_, depth == 0 ? root_rows_max : node_rows_max);
      if (rows.empty() && whole) {
        auto row = take_whole();
        if (!row) return close_leaf();
        rows.push_back(std::move(*row));
      }
      if (rows.empty()) return Relaxed::open;
      if (!whole && is_stalling(bound, round)) return Relaxed::open;
      if (lp_.rows() > fixed_rows_ + rows_kept_max) lp_.drop_slack_rows(fixed_rows_);
      for (auto& row : rows) lp_.add_row(std::move(row));
      if (depth == 0 && round % 8 == 3) try_greedy();
    }
  }

  // Nothing cheaper is left below; marks what plans as cheap as the best may hold there.
  Relaxed close_leaf() {
    const auto outcome = lp_.solve(tie(), [this] { return stop(); });
    if (outcome == LinearProgram::Outcome::infeasible) return Relaxed::closed;
    const double bound = lp_.safe_bound();
    for (std::uint32_t j = 0; j < model_.columns(); ++j)
      if (lp_.high(j) > 0 &&
          bound + (lp_.low(j) == 1 ? 0 : std::max(0.0, lp_.reduced_cost(j))) <= tie())
        survives_[j] = 1;
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

  // Columns that no cheaper plan below this node holds are closed. Plans as cheap as the best that
  // hold one of them are not looked at any more, so what else they may hold is marked here.
  void fix_by_reduced_cost(std::vector<std::uint32_t>& closed) {
    const double bound = lp_.safe_bound();
    double least = 1e300;  // of the columns closed that plans as cheap as the best may hold
    for (std::uint32_t j = 0; j < model_.columns(); ++j) {
      if (lp_.high(j) == 0 || lp_.low(j) == 1 || bound + lp_.reduced_cost(j) <= cutoff()) continue;
      if (bound + lp_.reduced_cost(j) <= tie()) {
        survives_[j] = 1;
        least = std::min(least, lp_.reduced_cost(j));
      }
      close(j);
      closed.push_back(j);
    }
    for (std::uint32_t j = 0; j < model_.columns(); ++j)
      if (bound + std::max(0.0, lp_.reduced_cost(j)) + least <= tie()) survives_[j] = 1;
  }

  // How much the bound rose per unit when a column was moved up or down.
  struct Gain {
    double up = 0;
    double down = 0;
    std::uint32_t probes = 0;
  };
  // The fractional column whose two sides raise the bound most, of the likeliest few.
  struct Branch {
    std::uint32_t column = ~0U;
    bool one_side_closed = false;
    double side = 0;  // the one that is open, where the other is closed
  };
  Branch choose_branch() {
    const auto rivals = count_rivals(model_, lp_, separator_);
    std::vector<std::pair<double, std::uint32_t>> candidates;
    for (std::uint32_t j = 0; j < x_.size(); ++j) {
      const double part = std::min(x_[j], 1 - x_[j]);
      if (part < whole_within) continue;
      // Of what is needed in any case, the scarcest first.
      candidates.emplace_back(-(part + 0.2) / static_cast<double>(rivals[j]), j);
    }
    std::sort(candidates.begin(), candidates.end());
    Branch best;
    if (candidates.empty()) return best;
    best.column = candidates[0].second;
    const double base = lp_.safe_bound();
    double best_score = -1;
    for (std::size_t i = 0; i < std::min(candidates.size(), candidates_max); ++i) {
      const auto j = candidates[i].second;
      auto& known = gains_[j];
      if (known.probes == 0) {
        const double up = lp_.probe(j, 1, 1, probe_steps_max, cutoff());
        const double down = lp_.probe(j, 0, 0, probe_steps_max, cutoff());
        if (up == 1e300 || down == 1e300) return {j, true, up == 1e300 ? 0.0 : 1.0};
        ++known.probes;
        known.up += (std::max(up - base, 1e-6) / (1 - x_[j]) - known.up) / known.probes;
        known.down += (std::max(down - base, 1e-6) / x_[j] - known.down) / known.probes;
      }
      const double score = known.up * (1 - x_[j]) * known.down * x_[j];
      if (score <= best_score) continue;
      best_score = score;
      best.column = j;
    }
    return best;
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
    const auto branch = choose_branch();
    auto end = End::done;
    if (branch.column == ~0U) {
      end = End::stopped;  // the relaxation gave up on a whole solution
    } else {
      for (const double side : {1.0, 0.0}) {
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

  // The offers that cost least by the relaxation, as a problem of their own: its best plan is often
  // the best of all, and knowing it closes most of the rest.
  void solve_core() {
    if (model_.offers() < 2 * core_max || task_.nodes_max < unlimited_nodes) return;
    std::vector<double> order;
    for (std::uint32_t j = 0; j < model_.offers(); ++j) order.push_back(root_reduced_[j]);
    auto limit = order.begin() + static_cast<std::ptrdiff_t>(core_max);
    std::nth_element(order.begin(), limit, order.end());
    std::vector<std::uint8_t> in_core(model_.offers(), 0);
    std::size_t count = 0;
    for (const bool strictly : {true, false})
      for (std::uint32_t j = 0; j < model_.offers() && count < core_max; ++j) {
        const bool fits = strictly ? root_reduced_[j] < *limit : root_reduced_[j] == *limit;
        if (!fits || in_core[j] != 0) continue;
        in_core[j] = 1;
        ++count;
      }
    for (std::uint32_t j = 0; j < model_.offers(); ++j)
      if (model_.forced[j] != 0) in_core[j] = 1;
    auto with_rows = model_;
    with_rows.cuts = lp_.rows_from(fixed_rows_);
    auto core = restricted(with_rows, in_core);
    for (std::size_t g = 0; g < core.goals.size(); ++g)
      if (core.hard[g] != 0 && core.goals[g] == no_node) return;
    auto task = task_;
    task.best = result_.best;
    task.nodes_max = core_nodes_max;
    const auto found = search(core, task);
    result_.best = std::min(result_.best, found.best);
  }

  void remember_root() {
    root_bound_ = lp_.safe_bound();
    root_reduced_.resize(model_.offers());
    for (std::uint32_t j = 0; j < model_.offers(); ++j) root_reduced_[j] = lp_.reduced_cost(j);
  }
  bool is_worth_shrinking() {
    const auto stays = alive(End::shrunk);
    const auto gone = static_cast<std::size_t>(std::count(stays.begin(), stays.end(), 0));
    if (gone * 5 < stays.size() || gone == 0) return false;
    model_.cuts = lp_.rows_from(fixed_rows_);
    return true;
  }

  Model& model_;
  const SearchTask& task_;
  SearchResult& result_;
  const StageCosts& costs_;
  std::int64_t unit_;
  double scale_;
  LinearProgram lp_;
  Separator separator_;
  Reach reach_;
  std::vector<double> x_;
  std::vector<std::uint8_t> survives_;  // by column: may be in a plan as cheap as the best
  std::vector<Gain> gains_;
  std::vector<double> root_reduced_;
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
  for (;;) {
    Search search(model, task, result);
    const auto end = search.run();
    if (end != End::stopped) model = restricted(model, search.alive(end));
    if (end == End::shrunk) continue;
    result.proven = end == End::done || (task.first_only && result.best < task.best);
    if (end == End::done) result.bound = result.best;
    return result;
  }
}

}  // namespace cairn::pathways
