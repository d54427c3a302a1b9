// SPDX-License-Identifier: Apache-2.0
// What is counted of a status list, apart from its bits: those are written only when one changes.
// A list begun before this step has no url here, so that the next award begins another.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view status_list_head = R"sql(
create table status_list_head (
  organisation text not null,
  id text not null,
  entries integer not null,
  used integer not null,
  url text not null,
  issuer text not null,
  created integer not null,
  primary key (organisation, id),
  foreign key (organisation, id) references status_list (organisation, id)
) strict;
insert into status_list_head (organisation, id, entries, used, url, issuer, created)
  select organisation, id, entries, used, '', '', created from status_list;
create index status_list_head_by_age on status_list_head (organisation, created);
)sql";

}  // namespace cairn::storage::schema
