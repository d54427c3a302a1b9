// SPDX-License-Identifier: Apache-2.0
// Why a batch is awarded though prerequisites are not held (app/ports/award_batches.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view award_waiver =
    "alter table award_batch add column waiver text not null default '';";

}  // namespace cairn::storage::schema
