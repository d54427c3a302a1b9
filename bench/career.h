// SPDX-License-Identifier: Apache-2.0
// The figures of skills, offers and plans.
#pragma once

namespace cairn::bench {

void career_skills();  // ESCO imported, loaded and searched
void career_catalogue();  // search over 100,000 offers

}  // namespace cairn::bench
