// SPDX-License-Identifier: Apache-2.0
// What a framework knows for a gap: labels, and which skills are kinds, parts or neighbours of
// which.
#pragma once
#include "pathways/gap.h"
#include "skills/framework.h"

namespace cairn::app::career {

// Both must outlive what is returned.
pathways::GapKnowledge kinship_in(const skills::Framework& framework,
                                  const skills::FrameworkIndex& index);

}  // namespace cairn::app::career
