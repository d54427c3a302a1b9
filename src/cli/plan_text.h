// SPDX-License-Identifier: Apache-2.0
// A plan as a person reads it on a terminal.
#pragma once
#include <string>

#include "cli/console.h"
#include "pathways/plan.h"

namespace cairn::cli {

std::string plan_text(const pathways::Problem& problem, const pathways::Plan& plan,
                      const pathways::LabelOf& label, const Console& console);

}  // namespace cairn::cli
