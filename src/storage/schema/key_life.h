// SPDX-License-Identifier: Apache-2.0
// Since when a signing key may be known to others, and whether what it signed is signed anew.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view key_life = R"sql(
alter table signing_key add column compromised integer;
alter table signing_key add column resigning text not null default 'no';
)sql";

}  // namespace cairn::storage::schema
