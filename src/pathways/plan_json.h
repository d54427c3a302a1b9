// SPDX-License-Identifier: Apache-2.0
// A plan as CONTRACT.md "Career" writes it.
#pragma once
#include "json/build.h"
#include "pathways/plan.h"

namespace cairn::pathways {

// Beside the contract's members: `start_with`, `try_first`, `kept`, `slip_days`, `totals`, `curve`
// (share of the weight covered after each step), and of a step `title`, `price`, `hours`, `value`.
json::Value plan_json(const Problem& problem, const Plan& plan, const LabelOf& label,
                      json::Builder builder);

std::string_view name_of(PlanStatus status);

}  // namespace cairn::pathways
