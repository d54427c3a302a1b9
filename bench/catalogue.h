// SPDX-License-Identifier: Apache-2.0
// The figures of the catalogue and of what came of what it offers.
#pragma once

namespace cairn::bench {

void catalogue_million();   // a million offers imported, searched and set side by side
void catalogue_outcomes();  // a full record reckoned and drawn as a report

}  // namespace cairn::bench
