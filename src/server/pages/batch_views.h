// SPDX-License-Identifier: Apache-2.0
// What the pages of awarding show alike.
#pragma once
#include <string_view>
#include <vector>

#include "app/awards/bulk/batch.h"
#include "server/call.h"

namespace cairn::server::pages {

// Published achievements as options of a select; the one with the id `chosen` is chosen.
Result<std::vector<View>> published_choices(Call& call, std::string_view chosen);

// "column" and "sentence" of each fault.
std::vector<View> fault_views(const app::OpenedBatch& opened, const app::BatchRow& row);

}  // namespace cairn::server::pages
