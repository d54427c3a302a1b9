// SPDX-License-Identifier: Apache-2.0
// Who acts under which pseudonym of the log, apart from the log, so that it can be forgotten. Who
// acted before keeps the id that stands there.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view audit_actors = R"sql(
create table audit_actor (
  organisation text not null references organisation,
  actor text not null,
  pseudonym text not null,
  primary key (organisation, actor),
  unique (organisation, pseudonym)
) strict;
insert into audit_actor
  select distinct organisation, actor, actor from audit
  where substr(actor, 1, length(organisation) + 1) = organisation || '-';
)sql";

}  // namespace cairn::storage::schema
