// SPDX-License-Identifier: Apache-2.0
// The gap between a goal of a workbook and its profile, with what the framework and the catalogue
// know.
#pragma once
#include <memory>
#include <string>

#include "app/career/library.h"
#include "app/career/workbook.h"
#include "pathways/gap.h"

namespace cairn::app::career {

// What a framework knows of labels and kinship, and a catalogue (which may be null) of proofs.
// The shelf and the offers must outlive it.
pathways::GapKnowledge knowledge_of(const Shelf& shelf, const Offers* offers);

pathways::GapGoal goal_for_gap(const Goal& goal);
pathways::GapProfile profile_for_gap(const Profile& profile);

pathways::Gap gap_of(const Shelf& shelf, const Offers* offers, const Workbook& workbook,
                     const Goal& goal);

}  // namespace cairn::app::career
