// SPDX-License-Identifier: Apache-2.0
// Version 4: what a deed replaced.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view audit_details = R"sql(
alter table audit add column detail text not null default '';
)sql";

}  // namespace cairn::storage::schema
