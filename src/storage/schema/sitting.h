// SPDX-License-Identifier: Apache-2.0
// Many claims decided alike (app/ports/sittings.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view sitting = R"sql(
create table sitting (
  organisation text not null,
  id text not null,
  outcome text not null,
  reason text not null,
  decided_by text not null,
  begun integer not null,
  finished integer,
  primary key (organisation, id)
) strict;
create index sitting_open on sitting (begun) where finished is null;

create table sitting_item (
  organisation text not null,
  sitting text not null,
  position integer not null,
  claim text not null,
  state text not null,
  sentence text not null,
  primary key (organisation, sitting, position),
  unique (organisation, sitting, claim),
  foreign key (organisation, sitting) references sitting (organisation, id),
  foreign key (organisation, claim) references claim (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
