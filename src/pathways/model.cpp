// SPDX-License-Identifier: Apache-2.0
#include "pathways/model.h"

#include <algorithm>

#include "pathways/reach.h"

namespace cairn::pathways {
namespace {

constexpr std::uint32_t gone = ~0U;

// The numbers of columns that stay; offers first, then every goal.
std::vector<std::uint32_t> renumbering(const Model& model, const Graph& part) {
  std::vector<std::uint32_t> renamed(model.columns(), gone);
  std::uint32_t next = 0;
  for (Node offer = 0; offer < model.offers() && next < part.offer_count; ++offer)
    if (model.graph.offers[offer] == part.offers[next]) renamed[offer] = next++;
  for (std::uint32_t g = 0; g < model.goals.size(); ++g)
    renamed[model.offers() + g] = part.offer_count + g;
  return renamed;
}

template <class Value>
std::vector<Value> picked(const std::vector<Value>& values,
                          const std::vector<std::uint32_t>& renamed, std::size_t count) {
  std::vector<Value> out(count);
  for (std::size_t j = 0; j < values.size(); ++j)
    if (renamed[j] != gone) out[renamed[j]] = values[j];
  return out;
}

// Without what is gone: columns at 0 add nothing to a row.
std::vector<Row> picked(const std::vector<Row>& rows, const std::vector<std::uint32_t>& renamed) {
  std::vector<Row> out;
  for (const auto& row : rows) {
    Row kept;
    kept.least = row.least;
    bool owes = row.least > 0;
    for (const auto& [column, factor] : row.terms) {
      if (renamed[column] == gone) continue;
      kept.terms.push_back({renamed[column], factor});
      owes = owes || factor < 0;
    }
    if (owes) out.push_back(std::move(kept));
  }
  return out;
}

}  // namespace

Model restricted(const Model& model, std::vector<std::uint8_t> alive) {
  // What cannot open without the others is gone with them.
  Reach reach(model.graph);
  reach.run(alive);
  std::vector<std::uint8_t> keep(model.graph.size());
  for (Node node = 0; node < model.graph.size(); ++node) keep[node] = reach.is_open(node) ? 1 : 0;
  auto targets = model.goals;
  for (Node offer = 0; offer < model.offers(); ++offer)
    if (model.forced[offer] != 0 || model.welcome[offer] != 0) targets.push_back(offer);
  auto part = part_of(model.graph, keep, targets);
  const auto renamed = renumbering(model, part.graph);
  Model out;
  out.graph = std::move(part.graph);
  out.goals.assign(part.needs.begin(),
                   part.needs.begin() + static_cast<std::ptrdiff_t>(model.goals.size()));
  out.hard = model.hard;
  for (const auto& stage : model.stages)
    out.stages.push_back(picked(stage, renamed, out.columns()));
  for (const auto& limit : model.limits)
    out.limits.push_back({picked(limit.amounts, renamed, out.columns()), limit.most});
  out.forced = picked(model.forced, renamed, out.offers());
  out.welcome = picked(model.welcome, renamed, out.offers());
  out.cuts = picked(model.cuts, renamed);
  return out;
}

std::int64_t cost_of(const StageCosts& costs, const std::vector<std::uint8_t>& taken) {
  std::int64_t sum = 0;
  for (std::size_t j = 0; j < taken.size(); ++j)
    if (taken[j] != 0) sum += costs[j];
  return sum;
}

}  // namespace cairn::pathways
