// SPDX-License-Identifier: Apache-2.0
// Windows: between its earliest beginning and its latest end an offer takes its days; what lies
// within one span of days cannot take more than the lanes have there.
#pragma once
#include <optional>
#include <vector>

#include "pathways/graph.h"
#include "pathways/linear.h"
#include "pathways/schedule.h"

namespace cairn::pathways {

struct Window {
  std::int64_t first = 0, last = 0;  // days, both included
  std::int64_t days = 0;             // that it takes within them
};

// Of an offer that may begin on `ready` and must be over by `deadline`.
Window window_of(const Scheduler& scheduler, OfferId offer, Day ready, std::optional<Day> deadline);

// The span of days that the chosen offers crowd most, as a row over all offers of the graph whose
// windows lie in it; nullopt where none is too full. `windows` by node. Every plan fulfils it.
std::optional<Row> crowded_row(const std::vector<Window>& windows, const std::vector<Node>& chosen,
                               std::int64_t lanes);

}  // namespace cairn::pathways
