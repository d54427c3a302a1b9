// SPDX-License-Identifier: Apache-2.0
// How long a program's key works, and on which day it was last used.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view api_key_life = R"sql(
alter table api_key add column expires integer;
alter table api_key add column last_used integer;
)sql";

}  // namespace cairn::storage::schema
