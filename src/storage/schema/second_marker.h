// SPDX-License-Identifier: Apache-2.0
// Who marks second, named before the first marks are in.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view second_marker = R"sql(
alter table assessment add column second text not null default '';
)sql";

}  // namespace cairn::storage::schema
