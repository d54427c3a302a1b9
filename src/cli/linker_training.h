// SPDX-License-Identifier: Apache-2.0
// Training the linker for a framework, on all processors, with how far it has come.
#pragma once
#include "app/career/import_framework.h"

namespace cairn::cli {

// A line to standard error when it begins; a count on a terminal alone.
app::TrainLinker linker_training();

}  // namespace cairn::cli
