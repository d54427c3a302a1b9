// SPDX-License-Identifier: Apache-2.0
// Addresses that are told of what happens (app/ports/webhooks.h), and what a delivery is about.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view webhooks = R"sql(
create table webhook (
  organisation text not null references organisation,
  id text not null,
  url text not null,
  secret blob not null,
  former_secret blob not null,
  former_until integer,
  events text not null,
  state text not null,
  pause text not null,
  created integer not null,
  last_success integer,
  last_failure integer,
  last_error text not null,
  failing_since integer,
  primary key (organisation, id)
) strict;

alter table outbox add column learner text not null default '';
alter table outbox add column subject text not null default '';
create index outbox_by_learner on outbox (organisation, learner);
create index outbox_by_subject on outbox (organisation, subject);
)sql";

}  // namespace cairn::storage::schema
