// SPDX-License-Identifier: Apache-2.0
// The figures of stacks.
#pragma once

namespace cairn::bench {

void stack_evaluation();  // 100,000 holders evaluated against 20 stacks
void stack_stored();      // the same through the store of a server, as it does it

}  // namespace cairn::bench
