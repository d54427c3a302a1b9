// SPDX-License-Identifier: Apache-2.0
// How far somebody is with a stack, as programs see it.
#pragma once
#include "app/stacks/progress.h"
#include "json/build.h"

namespace cairn::server::api {

json::Value progress_json(const app::HolderProgress& person, json::Builder builder);

}  // namespace cairn::server::api
