// SPDX-License-Identifier: Apache-2.0
// The figures of skills, offers and plans.
#pragma once

namespace cairn::bench {

void career_catalogue();  // search over 100,000 offers
void career_skills();  // ESCO imported, loaded and searched
void career_skills();   // ESCO imported, loaded and searched
void career_linker();   // the linker trained from ESCO, opened and asked
void career_adverts();  // whole adverts read against ESCO

}  // namespace cairn::bench
