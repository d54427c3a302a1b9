// SPDX-License-Identifier: Apache-2.0
// What is to leave the server; the worker looks for what is due whoever's it is.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view outbox = R"sql(
create table outbox (
  organisation text not null references organisation,
  id text not null,
  kind text not null,
  recipient text not null,
  about text not null,
  body text not null,
  due integer not null,
  tries integer not null,
  last_error text not null,
  state text not null,
  created integer not null,
  settled integer,
  primary key (organisation, id)
) strict;
create index outbox_due on outbox (due) where state = 'waiting';
create index outbox_by_time on outbox (organisation, created);
create index outbox_by_recipient on outbox (organisation, recipient);
)sql";

}  // namespace cairn::storage::schema
