// SPDX-License-Identifier: Apache-2.0
// Pictures that were brought for badges, and which version of an achievement has which.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view picture = R"sql(
alter table achievement_version add column picture text not null default '';

create table picture (
  organisation text not null,
  id text not null,
  png blob not null,
  added integer not null,
  primary key (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
