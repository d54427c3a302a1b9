// SPDX-License-Identifier: Apache-2.0
// Version 1: organisations, accounts, achievements, claims, evidence, awards, audit.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view first_trail = R"sql(
create table organisation (
  organisation text not null primary key,
  name text not null,
  url text not null,
  email text not null,
  created integer not null
) strict;
insert into organisation values ('server', '', '', '', 0);

create table account (
  organisation text not null references organisation,
  id text not null,
  email text not null,
  password_hash text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, email)
) strict;

create table session (
  organisation text not null,
  token_hash blob not null,
  account text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, token_hash),
  foreign key (organisation, account) references account (organisation, id)
) strict;

create table setup_token (
  organisation text not null primary key references organisation,
  token_hash blob not null,
  expires integer not null
) strict;

create table api_key (
  organisation text not null references organisation,
  id text not null,
  name text not null,
  token_hash blob not null,
  scopes text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, token_hash)
) strict;

create table signing_key (
  organisation text not null references organisation,
  id text not null,
  type text not null,
  public_multikey text not null,
  sealed_secret blob not null,
  created integer not null,
  primary key (organisation, id)
) strict;

create table achievement (
  organisation text not null references organisation,
  id text not null,
  version integer not null,
  state text not null,
  claim_code text not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, claim_code)
) strict;

create table achievement_version (
  organisation text not null,
  achievement text not null,
  version integer not null,
  name text not null,
  description text not null,
  criteria text not null,
  skills text not null,
  evidence_rule text not null,
  shape text not null,
  icon text not null,
  colour text not null,
  badge_text text not null,
  alternative_text text not null,
  changed integer not null,
  primary key (organisation, achievement, version),
  foreign key (organisation, achievement) references achievement (organisation, id)
) strict;

create table learner (
  organisation text not null references organisation,
  id text not null,
  name text not null,
  email text not null,
  token_hash blob not null,
  created integer not null,
  primary key (organisation, id),
  unique (organisation, token_hash)
) strict;

create table claim (
  organisation text not null,
  id text not null,
  achievement text not null,
  learner text not null,
  statement text not null,
  state text not null,
  submitted integer not null,
  primary key (organisation, id),
  foreign key (organisation, achievement) references achievement (organisation, id),
  foreign key (organisation, learner) references learner (organisation, id)
) strict;
create index claim_by_state on claim (organisation, state, submitted);
create index claim_by_learner on claim (organisation, learner, submitted);

create table evidence (
  organisation text not null,
  id text not null,
  claim text not null,
  position integer not null,
  kind text not null,
  url text not null,
  file_name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 blob not null,
  primary key (organisation, id),
  unique (organisation, claim, position),
  foreign key (organisation, claim) references claim (organisation, id)
) strict;

create table evidence_file (
  organisation text not null,
  evidence text not null,
  bytes blob not null,
  primary key (organisation, evidence),
  foreign key (organisation, evidence) references evidence (organisation, id)
) strict;

create table decision (
  organisation text not null,
  claim text not null,
  outcome text not null,
  reason text not null,
  decided_by text not null,
  decided integer not null,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim (organisation, id),
  foreign key (organisation, decided_by) references account (organisation, id)
) strict;

create table status_list (
  organisation text not null references organisation,
  id text not null,
  entries integer not null,
  used integer not null,
  bits blob not null,
  credential text not null,
  created integer not null,
  primary key (organisation, id)
) strict;

create table award (
  organisation text not null,
  id text not null,
  claim text not null,
  achievement text not null,
  achievement_version integer not null,
  learner text not null,
  credential_id text not null,
  credential text not null,
  status_list text not null,
  status_index integer not null,
  awarded integer not null,
  revoked integer,
  revocation_reason text not null,
  primary key (organisation, id),
  unique (organisation, claim),
  unique (organisation, status_list, status_index),
  foreign key (organisation, claim) references claim (organisation, id),
  foreign key (organisation, achievement, achievement_version)
    references achievement_version (organisation, achievement, version),
  foreign key (organisation, learner) references learner (organisation, id),
  foreign key (organisation, status_list) references status_list (organisation, id)
) strict;
create index award_by_learner on award (organisation, learner, awarded);
create index award_by_time on award (organisation, awarded);

create table kept_report (
  organisation text not null references organisation,
  id text not null,
  report text not null,
  created integer not null,
  expires integer not null,
  primary key (organisation, id)
) strict;

create table audit (
  organisation text not null references organisation,
  entry integer not null,
  at integer not null,
  actor text not null,
  action text not null,
  subject text not null,
  primary key (organisation, entry)
) strict;
)sql";

}  // namespace cairn::storage::schema
