// SPDX-License-Identifier: Apache-2.0
// What holders keep to themselves, and links to single badges (app/ports/sharing.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view sharing = R"sql(
create table award_hidden (
  organisation text not null,
  award text not null,
  since integer not null,
  primary key (organisation, award),
  foreign key (organisation, award) references award (organisation, id)
) strict;

create table share_link (
  organisation text not null,
  token text not null,
  award text not null,
  created integer not null,
  expires integer,
  views integer not null,
  primary key (organisation, token),
  foreign key (organisation, award) references award (organisation, id)
) strict;
create index share_link_by_award on share_link (organisation, award, created);
)sql";

}  // namespace cairn::storage::schema
