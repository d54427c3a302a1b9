// SPDX-License-Identifier: Apache-2.0
// Runs and sources of imports as programs and the command line read them.
#pragma once
#include "app/ports/imports.h"
#include "json/build.h"

namespace cairn::app {

json::Value to_json(const ImportRun& run, json::Builder builder);
json::Value to_json(const ImportSource& source, json::Builder builder);
json::Value to_json(const catalogue::RowFault& fault, json::Builder builder);
json::Value to_json(const catalogue::Changes& changes, json::Builder builder);

}  // namespace cairn::app
