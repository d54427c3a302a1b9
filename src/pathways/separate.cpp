// SPDX-License-Identifier: Apache-2.0
#include "pathways/separate.h"

#include <algorithm>

namespace cairn::pathways {
namespace {

constexpr double breach_min = 1e-5;
constexpr double presence_min = 1e-3;  // an offer taken less than this asks for nothing yet
constexpr double breach_strong = 0.1;
constexpr std::ptrdiff_t strong_rows_enough = 3;
// How much of an offer counts as taken when landmarks are looked for.
constexpr double taken_from[] = {1e-6, 0.3, 0.6, 0.999};

// A goal needs every fact that always opens before it.
void add_necessary_rows(const Model& model, const Necessary& necessary, std::size_t g,
                        std::vector<Row>& rows) {
  const auto& graph = model.graph;
  for (const auto fact : necessary.before(model.goals[g])) {
    Row row{{{model.offers() + static_cast<std::uint32_t>(g), 1}}, 1};
    if (graph.threshold[fact] != 1) continue;
    bool plain = true;
    for (const auto by : graph.inputs_of(fact)) {
      plain = plain && graph.is_offer(by);
      row.terms.push_back({by, 1});
    }
    if (plain) rows.push_back(std::move(row));
  }
}

}  // namespace

Row row_of(const Limit& limit) {
  Row row;
  double most = 1;
  for (const auto amount : limit.amounts) most = std::max(most, static_cast<double>(amount));
  for (std::uint32_t j = 0; j < limit.amounts.size(); ++j)
    if (limit.amounts[j] != 0)
      row.terms.push_back({j, -static_cast<double>(limit.amounts[j]) / most});
  row.least = -static_cast<double>(limit.most) / most;
  return row;
}

Separator::Separator(const Model& model)
    : model_(model),
      reach_(model.graph),
      necessary_(model.graph),
      before_(model.graph.size()),
      asked_(model.graph.size(), 0),
      taken_(model.offers()) {}

std::vector<Row> Separator::goal_rows() const {
  const auto& model = model_;
  std::vector<Row> rows;
  for (std::size_t g = 0; g < model.goals.size(); ++g) {
    const auto goal = model.goals[g];
    Row row;
    row.least = 1;
    if (goal != no_node && model.graph.is_offer(goal)) row.terms.push_back({goal, 1});
    if (goal != no_node && !model.graph.is_offer(goal) && model.graph.threshold[goal] == 1)
      for (const auto input : model.graph.inputs_of(goal))
        if (model.graph.is_offer(input)) row.terms.push_back({input, 1});
    row.terms.push_back({model.offers() + static_cast<std::uint32_t>(g), 1});
    // A goal behind a gate of several parts is left to landmarks.
    const bool is_gate = row.terms.size() == 1 && goal != no_node && model.hard[g] != 0;
    if (!is_gate) rows.push_back(std::move(row));
    if (goal != no_node) add_necessary_rows(model, necessary_, g, rows);
  }
  return rows;
}

void Separator::add(Row row, const std::vector<double>& x) {
  double activity = 0;
  for (const auto& [column, factor] : row.terms) activity += factor * x[column];
  if (row.least - activity > breach_min) found_.push_back({row.least - activity, std::move(row)});
}

// The offer needs the fact, which needs one of those that bring it.
void Separator::add_support(Node offer, Node fact, const std::vector<double>& x) {
  const auto& graph = model_.graph;
  if (graph.threshold[fact] != 1) return;
  double support = 0;
  for (const auto by : graph.inputs_of(fact)) {
    if (!graph.is_offer(by)) return;
    if (by != offer) support += x[by];
    if (support >= x[offer] - breach_min) return;
  }
  Row row;
  for (const auto by : graph.inputs_of(fact))
    if (by != offer) row.terms.push_back({by, 1});
  row.terms.push_back({offer, -1});
  add(std::move(row), x);
}

const std::vector<Node>& Separator::before(Node node) {
  if (asked_[node] == 0) before_[node] = necessary_.before(node);
  asked_[node] = 1;
  return before_[node];
}

void Separator::support_rows(const std::vector<double>& x) {
  for (Node offer = 0; offer < model_.offers(); ++offer) {
    if (x[offer] < presence_min) continue;
    for (const auto fact : before(offer)) add_support(offer, fact, x);
  }
}

void Separator::landmark_rows(const std::vector<double>& x, double from) {
  for (Node offer = 0; offer < model_.offers(); ++offer) taken_[offer] = x[offer] >= from ? 1 : 0;
  reach_.run(taken_);
  reach_.weigh(x);
  const auto add_landmark = [&](Node target, double wanted, const Row& base) {
    const auto landmark = reach_.landmark(target, wanted - breach_min);
    if (!landmark) return;
    auto row = base;
    for (const auto offer : *landmark) row.terms.push_back({offer, 1});
    add(std::move(row), x);
  };
  for (std::size_t g = 0; g < model_.goals.size(); ++g) {
    const auto goal = model_.goals[g];
    const auto skip = model_.offers() + static_cast<std::uint32_t>(g);
    if (goal == no_node || reach_.is_open(goal) || x[skip] > 1 - breach_min) continue;
    if (model_.graph.is_offer(goal) && reach_.can_begin(goal)) continue;
    add_landmark(goal, 1 - x[skip], {{{skip, 1}}, 1});
  }
  for (Node offer = 0; offer < model_.offers(); ++offer)
    if (x[offer] >= from && x[offer] >= presence_min && !reach_.can_begin(offer))
      add_landmark(offer, x[offer], {{{offer, -1}}, 0});
}

std::vector<Row> Separator::broken(const std::vector<double>& x, std::size_t rows_max) {
  found_.clear();
  support_rows(x);
  // Landmarks cost more to find: they come in where the plain rows say too little.
  for (const double from : taken_from) {
    const auto strong = std::count_if(found_.begin(), found_.end(), [](const Found& found) {
      return found.breach >= breach_strong;
    });
    if (strong >= strong_rows_enough) break;
    landmark_rows(x, from);
  }
  std::stable_sort(found_.begin(), found_.end(),
                   [](const Found& a, const Found& b) { return a.breach > b.breach; });
  // The same row may be found at several thresholds.
  std::vector<Row> rows;
  const auto same = [](const Row& a, const Row& b) {
    return a.terms.size() == b.terms.size() &&
           std::equal(a.terms.begin(), a.terms.end(), b.terms.begin(),
                      [](const Term& s, const Term& t) { return s.column == t.column; });
  };
  for (auto& found : found_) {
    if (rows.size() == rows_max) break;
    if (std::none_of(rows.begin(), rows.end(),
                     [&](const Row& row) { return same(row, found.row); }))
      rows.push_back(std::move(found.row));
  }
  return rows;
}

}  // namespace cairn::pathways
