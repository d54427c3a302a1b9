// SPDX-License-Identifier: Apache-2.0
// The figures of the job market.
#pragma once

namespace cairn::bench {

void market_demand();  // adverts read and counted beside a million that were counted before

}  // namespace cairn::bench
