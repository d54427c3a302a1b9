// SPDX-License-Identifier: Apache-2.0
// Demand as the command line and the surface for programs tell it.
#pragma once
#include "app/analytics/demand.h"
#include "json/build.h"

namespace cairn::app {

json::Value to_json(const DemandReport& report, json::Builder builder);

}  // namespace cairn::app
