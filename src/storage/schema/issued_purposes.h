// SPDX-License-Identifier: Apache-2.0
// Which entries a credential signed over the VC API has at its place; none said of earlier ones.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view issued_purposes = R"sql(
alter table issued_status add column purposes text not null default '[]';
)sql";

}  // namespace cairn::storage::schema
