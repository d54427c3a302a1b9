// SPDX-License-Identifier: Apache-2.0
// Versions of awards, suspension, erasure (app/ports/award_changes.h). Former versions keep their
// place in a status list, so that nobody is given it again.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view award_change = R"sql(
alter table award add column version integer not null default 1;
alter table award add column suspended integer;
alter table award add column suspension_reason text not null default '';
alter table award add column erased integer;

create table award_former (
  organisation text not null,
  award text not null,
  version integer not null,
  achievement_version integer not null,
  credential_id text not null,
  credential text not null,
  status_list text not null,
  status_index integer not null,
  replaced integer not null,
  reason text not null,
  primary key (organisation, award, version),
  unique (organisation, status_list, status_index),
  foreign key (organisation, award) references award (organisation, id)
) strict;

alter table status_list add column purpose text not null default 'revocation';
alter table status_list add column suspension_list text not null default '';
alter table status_list_head add column suspension_list text not null default '';
)sql";

}  // namespace cairn::storage::schema
