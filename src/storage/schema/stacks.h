// SPDX-License-Identifier: Apache-2.0
// Version 10: stacks with the versions of their rules, who completed them, results of awards,
// credentials from outside with their issuers, whose holdings have changed.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view stacks = R"sql(
create table stack (
  organisation text not null references organisation,
  id text not null,
  achievement text not null,
  state text not null,
  version integer not null,
  rule text not null,
  published_rule text not null,
  on_revocation text not null,
  on_expiry text not null,
  on_change text not null,
  created integer not null,
  changed integer not null,
  primary key (organisation, id),
  unique (organisation, achievement),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;

create table stack_version (
  organisation text not null,
  stack text not null,
  version integer not null,
  rule text not null,
  published integer not null,
  primary key (organisation, stack, version),
  foreign key (organisation, stack) references stack (organisation, id)
) strict;

create table stack_completion (
  organisation text not null,
  stack text not null,
  learner text not null,
  round integer not null,
  award text not null,
  stack_version integer not null,
  state text not null,
  completed integer not null,
  reason text not null,
  parts text not null,
  primary key (organisation, stack, learner),
  foreign key (organisation, stack) references stack (organisation, id)
) strict;
create index stack_completion_by_learner on stack_completion (organisation, learner);

create table stack_due (
  organisation text not null,
  learner text not null,
  due integer not null,
  primary key (organisation, learner, due)
) strict;
create index stack_due_by_time on stack_due (organisation, due);

create table award_result (
  organisation text not null,
  award text not null,
  result integer not null,
  primary key (organisation, award)
) strict;

create table outside_credential (
  organisation text not null,
  id text not null,
  learner text not null,
  credential_id text not null,
  achievement text not null,
  name text not null,
  issuer_id text not null,
  issuer_name text not null,
  details text not null,
  result integer,
  awarded integer not null,
  valid_until integer,
  verified integer not null,
  fault text not null,
  document blob not null,
  primary key (organisation, id),
  unique (organisation, learner, credential_id)
) strict;
create index outside_credential_by_check on outside_credential (organisation, verified);

create table outside_issuer (
  organisation text not null,
  id text not null,
  name text not null,
  state text not null,
  changed integer not null,
  primary key (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
