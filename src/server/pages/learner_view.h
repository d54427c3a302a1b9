// SPDX-License-Identifier: Apache-2.0
// A learner's own page, shown again where one of its forms was at fault.
#pragma once
#include "server/call.h"

namespace cairn::server::pages {

Result<Response> show_learner(Call& call, const Error* error);

}  // namespace cairn::server::pages
