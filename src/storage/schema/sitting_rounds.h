// SPDX-License-Identifier: Apache-2.0
// What was read of each claim that is decided with others ("" for whichever it is).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view sitting_rounds = R"sql(
alter table sitting_item add column round text not null default '';
)sql";

}  // namespace cairn::storage::schema
