// SPDX-License-Identifier: Apache-2.0
// What an organisation says of itself, and the logos that badges were signed with.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view organisation_profile = R"sql(
alter table organisation add column description text not null default '';
alter table organisation add column contact_email text not null default '';
alter table organisation add column telephone text not null default '';
alter table organisation add column address text not null default '';
alter table organisation add column logo text not null default '';

create table organisation_logo (
  organisation text not null references organisation,
  digest text not null,
  png blob not null,
  created integer not null,
  primary key (organisation, digest)
) strict;
)sql";

}  // namespace cairn::storage::schema
