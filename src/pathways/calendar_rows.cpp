// SPDX-License-Identifier: Apache-2.0
#include "pathways/calendar_rows.h"

#include <algorithm>
#include <queue>

namespace cairn::pathways {

std::vector<std::int64_t> earliest_finish(const Graph& graph, const Problem& problem,
                                          const Scheduler& scheduler) {
  constexpr std::int64_t never = std::int64_t{day_max} + 1;
  using Entry = std::pair<std::int64_t, Node>;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  std::vector<std::int64_t> finish(graph.size(), never);
  std::vector<std::uint32_t> met(graph.size(), 0);
  std::vector<std::uint8_t> closed(graph.size(), 0);
  const auto begin = [&](Node offer, std::int64_t day) {
    const auto id = graph.offers[offer];
    if (day > day_max) return;
    const auto start = scheduler.start_from(id, static_cast<Day>(day));
    if (!start) return;
    const auto last = std::int64_t{*start} + scheduler.days(id) - 1;
    if (last <= day_max) queue.emplace(last, offer);
  };
  for (Node offer = 0; offer < graph.offer_count; ++offer) {
    const auto* running = scheduler.running(graph.offers[offer]);
    if (running != nullptr)
      queue.emplace(running->finish, offer);
    else if (graph.threshold[offer] == 0)
      begin(offer, problem.start);
  }
  while (!queue.empty()) {
    const auto [day, node] = queue.top();
    queue.pop();
    if (closed[node] != 0) continue;
    closed[node] = 1;
    finish[node] = day;
    for (const auto next : graph.outputs_of(node)) {
      if (++met[next] != graph.threshold[next] || closed[next] != 0) continue;
      if (graph.is_offer(next))
        begin(next, std::max<std::int64_t>(problem.start, day + 1));
      else
        queue.emplace(day, next);
    }
  }
  finish.resize(graph.offer_count);
  return finish;
}

CalendarRows::CalendarRows(const Problem& problem, const Scheduler& scheduler)
    : scheduler_(scheduler), ready_(problem.offers.size(), problem.start) {}

void CalendarRows::set_earliest(const Graph& graph, const std::vector<std::int64_t>& finish) {
  for (Node offer = 0; offer < graph.offer_count; ++offer) {
    const auto id = graph.offers[offer];
    const auto start = finish[offer] - scheduler_.days(id) + 1;
    ready_[id] = static_cast<Day>(std::min<std::int64_t>(start, day_max));
  }
}

// Some of the offers chosen that do not fit beside each other, were what the others bring there at
// once. Empty where that was not found out.
std::vector<Node> CalendarRows::smallest_misfit(const std::vector<Window>& windows,
                                                const Graph& graph,
                                                const std::vector<Node>& chosen) const {
  constexpr std::size_t shrunk_max = 40;
  std::vector<OfferId> offers, apart;
  std::vector<Day> ready;
  const auto may_fit = [&](const std::vector<Node>& some) {
    offers.clear();
    apart.clear();
    ready.clear();
    for (const auto node : some) {
      offers.push_back(graph.offers[node]);
      ready.push_back(ready_[graph.offers[node]]);
    }
    for (const auto node : chosen)
      if (std::find(some.begin(), some.end(), node) == some.end())
        apart.push_back(graph.offers[node]);
    return scheduler_.may_fit(offers, apart, ready, deadline_);
  };
  if (chosen.size() > shrunk_max || may_fit(chosen)) return {};
  // Those that have most time to spare go first.
  auto misfit = chosen;
  std::stable_sort(misfit.begin(), misfit.end(),
                   [&](Node a, Node b) { return windows[a].last > windows[b].last; });
  for (std::size_t i = 0; i < misfit.size();) {
    auto fewer = misfit;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    if (may_fit(fewer))
      ++i;
    else
      misfit = std::move(fewer);
  }
  return misfit;
}

std::optional<Row> CalendarRows::broken(const Model& model,
                                        const std::vector<std::uint8_t>& taken) {
  const auto& graph = model.graph;
  std::vector<OfferId> offers;
  std::vector<Node> chosen;
  for (Node node = 0; node < graph.offer_count; ++node)
    if (taken[node] != 0) {
      chosen.push_back(node);
      offers.push_back(graph.offers[node]);
    }
  std::vector<Window> windows;
  windows.reserve(graph.offer_count);
  for (const auto id : graph.offers)
    windows.push_back(window_of(scheduler_, id, ready_[id], deadline_));
  if (auto row = crowded_row(windows, chosen, scheduler_.lanes())) return row;
  bool gave_up = false;
  if (scheduler_.fit(offers, deadline_, &gave_up)) return std::nullopt;
  gave_up_ = gave_up_ || gave_up;
  auto against = smallest_misfit(windows, graph, chosen);
  if (against.empty()) against = chosen;
  Row row;
  for (const auto node : against) row.terms.push_back({node, -1});
  row.least = 1 - static_cast<double>(against.size());
  // Another offer helps only if it brings something that one of these requires.
  std::vector<std::uint8_t> seen(graph.size(), 0);
  std::vector<Node> open = against;
  for (const auto node : chosen) seen[node] = 1;
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    for (const auto input : graph.inputs_of(node)) {
      if (seen[input] != 0) continue;
      seen[input] = 1;
      if (graph.is_offer(input))
        row.terms.push_back({input, 1});
      else
        open.push_back(input);
    }
  }
  return row;
}

}  // namespace cairn::pathways
