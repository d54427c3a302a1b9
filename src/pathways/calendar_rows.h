// SPDX-License-Identifier: Apache-2.0
// Days as the search sees them: how early an offer can be over at best, and rows against choices
// that do not fit.
#pragma once
#include <optional>
#include <vector>

#include "pathways/model.h"
#include "pathways/schedule.h"
#include "pathways/windows.h"

namespace cairn::pathways {

// The earliest last day of each offer of the graph when everything else may run at once; more than
// day_max where it can never begin.
std::vector<std::int64_t> earliest_finish(const Graph& graph, const Problem& problem,
                                          const Scheduler& scheduler);

class CalendarRows {
 public:
  CalendarRows(const Problem& problem, const Scheduler& scheduler);

  void set_deadline(std::optional<Day> deadline) { deadline_ = deadline; }
  std::optional<Day> deadline() const { return deadline_; }
  // By OfferId; what earliest_finish found.
  void set_earliest(const Graph& graph, const std::vector<std::int64_t>& finish);

  std::int64_t earliest_finish(OfferId offer) const {
    return std::int64_t{ready_[offer]} + scheduler_.days(offer) - 1;
  }

  // nullopt where the offers taken fit. A row that fails for this choice and holds for every plan.
  std::optional<Row> broken(const Model& model, const std::vector<std::uint8_t>& taken);

  // Whether some choice was turned down without proof.
  bool gave_up() const { return gave_up_; }

 private:
  std::vector<Node> smallest_misfit(const std::vector<Window>& windows, const Graph& graph,
                                    const std::vector<Node>& chosen) const;

  const Scheduler& scheduler_;
  std::optional<Day> deadline_;
  std::vector<Day> ready_;  // by OfferId
  bool gave_up_ = false;
};

}  // namespace cairn::pathways
