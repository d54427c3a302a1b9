// SPDX-License-Identifier: Apache-2.0
// The figures of skills, offers and plans.
#pragma once

namespace cairn::bench {

void career_plans();  // plans over JCRec's courses, random catalogues and 20,000 offers

}  // namespace cairn::bench
