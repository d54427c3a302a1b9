// SPDX-License-Identifier: Apache-2.0
#include "pathways/missed_starts.h"

#include <algorithm>

#include "pathways/calendar_rows.h"
#include "pathways/reach.h"

namespace cairn::pathways {
namespace {

using Usable = std::vector<std::uint8_t>;

// So many offers at most are tried out one by one: those that begin last.
constexpr std::size_t tried_max = 200;

bool opens(const Graph& graph, Node target, const Usable& usable) {
  Reach reach(graph);
  reach.run(usable);
  return reach.is_open(target);
}

// What can take place at all, whatever the lanes.
Usable in_time(const Problem& problem, const Graph& graph) {
  Usable usable;
  for (const auto finish : earliest_finish(graph, problem, Scheduler(problem)))
    usable.push_back(finish <= day_max ? 1 : 0);
  return usable;
}

}  // namespace

bool is_missed(const Problem& problem, OfferId offer) {
  const auto& starts = problem.offers[offer].starts;
  return !starts.empty() && starts.back() < problem.start &&
         std::none_of(problem.running.begin(), problem.running.end(),
                      [&](const Running& row) { return row.offer == offer; });
}

std::vector<std::uint8_t> not_missed(const Problem& problem, const Graph& graph) {
  Usable usable;
  for (const auto offer : graph.offers) usable.push_back(is_missed(problem, offer) ? 0 : 1);
  return usable;
}

std::vector<OfferId> missed_starts(const Problem& problem, const Graph& graph, Node target) {
  Usable usable(graph.offer_count, 1);
  if (opens(graph, target, not_missed(problem, graph)) || !opens(graph, target, usable)) return {};
  std::vector<Node> missed;
  for (Node node = 0; node < graph.offer_count; ++node)
    if (is_missed(problem, graph.offers[node])) missed.push_back(node);
  std::stable_sort(missed.begin(), missed.end(), [&](Node a, Node b) {
    return problem.offers[graph.offers[a]].starts.back() <
           problem.offers[graph.offers[b]].starts.back();
  });
  // It does without the earlier ones, where there are too many to try each.
  if (missed.size() > tried_max) {
    auto fewer = usable;
    for (std::size_t i = 0; i < missed.size() - tried_max; ++i) fewer[missed[i]] = 0;
    if (opens(graph, target, fewer)) {
      usable = std::move(fewer);
      missed.erase(missed.begin(), missed.end() - tried_max);
    }
  }
  std::vector<OfferId> needed;
  for (std::size_t i = 0; i < std::min(missed.size(), tried_max); ++i) {
    usable[missed[i]] = 0;
    if (opens(graph, target, usable)) continue;
    usable[missed[i]] = 1;
    needed.push_back(graph.offers[missed[i]]);
  }
  return needed;
}

std::vector<OfferId> late_starts(const Problem& problem, const Graph& graph, Node target) {
  auto usable = in_time(problem, graph);
  Reach reach(graph);
  reach.run(usable);
  if (reach.is_open(target)) return {};
  const auto starts_of = [&](Node node) -> const std::vector<Day>& {
    return problem.offers[graph.offers[node]].starts;
  };
  std::vector<Node> shut;  // one that may begin on any day only takes too long
  for (Node node = 0; node < graph.offer_count; ++node)
    if (usable[node] == 0 && reach.can_begin(node) && !starts_of(node).empty())
      shut.push_back(node);
  std::stable_sort(shut.begin(), shut.end(),
                   [&](Node a, Node b) { return starts_of(a).back() > starts_of(b).back(); });
  if (shut.size() > tried_max) shut.resize(tried_max);
  std::vector<OfferId> late;
  for (const auto node : shut) {
    usable[node] = 1;
    if (opens(graph, target, usable)) late.push_back(graph.offers[node]);
    usable[node] = 0;
  }
  std::sort(late.begin(), late.end());
  return late;
}

std::optional<Day> latest_beginning(const Problem& problem, const Graph& graph, Node target) {
  auto earlier = problem;
  const auto opens_from = [&](Day day) {
    earlier.start = day;
    return opens(graph, target, in_time(earlier, graph));
  };
  Day low = 0, high = problem.start;  // opens from the former, not from the latter
  if (high == 0 || !opens_from(low)) return std::nullopt;
  while (low + 1 < high) {
    const Day middle = low + (high - low) / 2;
    (opens_from(middle) ? low : high) = middle;
  }
  return low;
}

}  // namespace cairn::pathways
