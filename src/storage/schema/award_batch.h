// SPDX-License-Identifier: Apache-2.0
// Award batches and their rows (app/ports/award_batches.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view award_batch = R"sql(
create table award_batch (
  organisation text not null references organisation,
  id text not null,
  achievement text not null,
  file_name text not null,
  header text not null,
  mapping text not null,
  repeat text not null,
  state text not null,
  starts integer not null,
  offer_until integer,
  message text not null,
  created_by text not null,
  created integer not null,
  finished integer,
  primary key (organisation, id),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;
create index award_batch_by_age on award_batch (organisation, created);
create index award_batch_running on award_batch (starts) where state = 'running';

create table award_batch_row (
  organisation text not null,
  batch text not null,
  number integer not null,
  cells text not null,
  state text not null,
  faults text not null,
  source_key text not null,
  award text not null,
  primary key (organisation, batch, number),
  foreign key (organisation, batch) references award_batch (organisation, id)
) strict;
create index award_batch_row_by_state on award_batch_row (organisation, batch, state, number);
)sql";

}  // namespace cairn::storage::schema
