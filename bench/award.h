// SPDX-License-Identifier: Apache-2.0
// The figures of awarding.
#pragma once

namespace cairn::bench {

void award_bulk();  // 100,000 people from one file

}  // namespace cairn::bench
