// SPDX-License-Identifier: Apache-2.0
// Version 7: workbooks of who plans, and their accounts.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view workbooks = R"sql(
create table person (
  organisation text not null references organisation,
  id text not null,
  email text not null,
  password_hash text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, email)
) strict;
create table person_session (
  organisation text not null references organisation,
  token_hash blob not null,
  person text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, token_hash),
  foreign key (organisation, person) references person
) strict;
create table workbook (
  organisation text not null references organisation,
  id text not null,
  token_hash blob not null,
  person text,
  content text not null,
  version integer not null,
  changed integer not null,
  primary key (organisation, id),
  unique (organisation, person),
  foreign key (organisation, person) references person
) strict;
create index workbook_by_token on workbook (organisation, token_hash);
create index workbook_by_change on workbook (organisation, changed) where person is null;
)sql";

}  // namespace cairn::storage::schema
