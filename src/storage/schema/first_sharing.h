// SPDX-License-Identifier: Apache-2.0
// Who sees a badge's page at first, where a new achievement says nothing else.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view first_sharing = R"sql(
alter table organisation add column sharing text not null default '';
)sql";

}  // namespace cairn::storage::schema
