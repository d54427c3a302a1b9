// SPDX-License-Identifier: Apache-2.0
// Endorsements, as who makes and as who holds each sees it (app/ports/endorsements.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view endorsement = R"sql(
create table endorsement (
  organisation text not null references organisation,
  id text not null,
  side text not null,
  state text not null,
  kind text not null,
  subject text not null,
  subject_name text not null,
  achievement text not null,
  other text not null,
  other_name text not null,
  other_id text not null,
  comment text not null,
  message text not null,
  credential text not null,
  twin text not null,
  at integer not null,
  checked integer,
  tried integer,
  valid_until integer,
  primary key (organisation, id)
) strict;
create index endorsement_by_subject on endorsement (organisation, subject, state);
create index endorsement_by_age on endorsement (organisation, at, id);
create index endorsement_by_check on endorsement (tried) where tried is not null;
)sql";

}  // namespace cairn::storage::schema
