// SPDX-License-Identifier: Apache-2.0
// Exit codes: sysexits where it has one, and 0, 1, 2 for yes, no and undetermined.
#pragma once
#include "base/result.h"

namespace cairn::cli {

enum class Exit : int {
  yes = 0,
  no = 1,
  undetermined = 2,
  usage = 64,
  unreadable = 65,
  unreachable = 69,
  our_fault = 70,
  io = 74,
  not_permitted = 77,
};

Exit exit_of(ErrorCode code);

// Of several results the one that decides: rejected, then unreadable and the like, then undetermined.
Exit stronger(Exit a, Exit b);

}  // namespace cairn::cli
