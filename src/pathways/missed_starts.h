// SPDX-License-Identifier: Apache-2.0
// Offers that begin on certain days only, the last of which is too early.
#pragma once
#include <optional>
#include <vector>

#include "pathways/graph.h"

namespace cairn::pathways {

// Whether the offer has starts, all of them before the plan, and has not begun.
bool is_missed(const Problem& problem, OfferId offer);

// By node of the graph: 1 for offers that are not missed.
std::vector<std::uint8_t> not_missed(const Problem& problem, const Graph& graph);

// The missed offers without which `target` stays shut; of those that would do for each other the
// one that began last. Empty where it opens without any, or not even with them.
std::vector<OfferId> missed_starts(const Problem& problem, const Graph& graph, Node target);

// Offers that begin for the last time before what they require can be finished, each of which alone
// keeps `target` shut; of very many those that begin last are looked at.
std::vector<OfferId> late_starts(const Problem& problem, const Graph& graph, Node target);

// The latest beginning of the plan, before its own, from which on `target` might still be reached
// were there room for everything at once. nullopt: there is none.
std::optional<Day> latest_beginning(const Problem& problem, const Graph& graph, Node target);

}  // namespace cairn::pathways
