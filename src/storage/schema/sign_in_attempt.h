// SPDX-License-Identifier: Apache-2.0
// Step 38: a mailed code belongs to the attempt that asked for it. Nobody else's attempt ends it or
// uses its tries up; what was under way has ten minutes and is asked for again.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view sign_in_attempt = R"sql(
drop table sign_in_code;
create table sign_in_code (
  organisation text not null references organisation,
  attempt text not null,
  login text not null,
  code_hash blob not null,
  tries integer not null,
  expires integer not null,
  primary key (organisation, attempt),
  foreign key (organisation, login) references login (organisation, id)
) strict;
create index sign_in_code_by_login on sign_in_code (organisation, login);
)sql";

}  // namespace cairn::storage::schema
