// SPDX-License-Identifier: Apache-2.0
// The figures of skills, offers and plans.
#pragma once

namespace cairn::bench {

void career_adverts();    // whole adverts read against ESCO
void career_catalogue();  // search over 100,000 offers
void catalogue_import();  // offers of providers imported and brought up to date
void career_linker();     // the linker trained from ESCO, opened and asked
void career_plans();      // plans over JCRec's courses, random catalogues and 20,000 offers
void cbc_plans();         // plans held against COIN-OR CBC
void career_skills();     // ESCO imported, loaded and searched

}  // namespace cairn::bench
