// SPDX-License-Identifier: Apache-2.0
// The figures of the credential core.
#pragma once

namespace cairn::bench {

void core_rates();       // signatures, verifying, issuing, canonicalising, and their ratios
void core_growth();      // canonicalisation from 10 to 10,000 quads
void core_hostile();     // poison graphs, huge, deep and inflating input: refused at once
void core_cold_start();  // `cairn verify FILE` as a whole process

}  // namespace cairn::bench
