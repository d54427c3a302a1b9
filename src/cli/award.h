// SPDX-License-Identifier: Apache-2.0
// cairn award.
#pragma once
#include "cli/program.h"

namespace cairn::cli {

void add_award(CLI::App& app, Program& program);

}  // namespace cairn::cli
