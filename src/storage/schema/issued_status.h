// SPDX-License-Identifier: Apache-2.0
// Places in status lists of what is signed over the VC API (app/ports/issued_statuses.h). Such
// lists are no award's.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view issued_status = R"sql(
create table issued_list (
  organisation text not null,
  id text not null,
  issuer text not null,
  used integer not null,
  created integer not null,
  primary key (organisation, id),
  foreign key (organisation, id) references status_list (organisation, id)
) strict;

create table issued_status (
  organisation text not null,
  status_list text not null,
  status_index integer not null,
  credential_id text not null,
  primary key (organisation, status_list, status_index),
  foreign key (organisation, status_list) references issued_list (organisation, id)
) strict;
create index issued_status_by_credential on issued_status (organisation, credential_id);
)sql";

}  // namespace cairn::storage::schema
