// SPDX-License-Identifier: Apache-2.0
// Version 5: secrets of the server itself, sealed.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view server_secrets = R"sql(
create table secret (
  organisation text not null references organisation,
  name text not null,
  sealed blob not null,
  primary key (organisation, name)
) strict;
)sql";

}  // namespace cairn::storage::schema
