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
  comment text not null,
  message text not null,
  credential text not null,
  twin text not null,
  at integer not null,
  checked integer,
  primary key (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
