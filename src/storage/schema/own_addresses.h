// SPDX-License-Identifier: Apache-2.0
// Version 2: the addresses this server was reached at.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view own_addresses = R"sql(
create table base_address (
  organisation text not null references organisation,
  url text not null,
  first_used integer not null,
  last_used integer not null,
  primary key (organisation, url)
) strict;
)sql";

}  // namespace cairn::storage::schema
