// SPDX-License-Identifier: Apache-2.0
// How much each sign counts.
#pragma once
#include "linker/candidates.h"

namespace cairn::linker {

// For the order of candidates.
float merit_of(const Signs& signs);

}  // namespace cairn::linker
