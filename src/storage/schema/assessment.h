// SPDX-License-Identifier: Apache-2.0
// Assessing by rubric: plans, where each claim stands, markings, what was said and declared,
// decisions that can still be undone, appeals. All that belongs to a claim goes with it.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view assessment = R"sql(
create table assessment_plan (
  organisation text not null references organisation,
  achievement text not null,
  version integer not null,
  content text not null,
  changed integer not null,
  primary key (organisation, achievement, version),
  foreign key (organisation, achievement) references achievement
) strict;
create table assessment (
  organisation text not null references organisation,
  claim text not null,
  phase text not null,
  round integer not null,
  assignee text not null,
  due integer,
  changed integer not null,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create index assessment_by_assignee on assessment (organisation, assignee, phase);
create index assessment_by_phase on assessment (organisation, phase);
insert into assessment (organisation, claim, phase, round, assignee, due, changed)
  select organisation, id, case state when 'submitted' then 'marking' else 'closed' end, 1, '',
    null, submitted from claim;
create table marking (
  organisation text not null references organisation,
  claim text not null,
  round integer not null,
  role text not null,
  account text not null,
  content text not null,
  seconds integer not null,
  started integer not null,
  submitted integer,
  primary key (organisation, claim, round, role),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create index marking_by_submission on marking (organisation, submitted) where submitted is not null;
create table case_event (
  organisation text not null references organisation,
  claim text not null,
  number integer not null,
  at integer not null,
  deed text not null,
  who text not null,
  said text not null,
  primary key (organisation, claim, number),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create table declaration (
  organisation text not null references organisation,
  claim text not null,
  round integer not null,
  identity integer not null,
  originality integer not null,
  tools text not null,
  tools_used text not null,
  reflection text not null,
  primary key (organisation, claim, round),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create table verdict (
  organisation text not null references organisation,
  claim text not null,
  outcome text not null,
  reason text not null,
  role text not null,
  supervised integer not null,
  identity_checked integer not null,
  decided_by text not null,
  decided integer not null,
  effective integer not null,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create index verdict_by_effect on verdict (organisation, effective);
create table conflict_of_interest (
  organisation text not null references organisation,
  claim text not null,
  account text not null,
  reason text not null,
  declared integer not null,
  primary key (organisation, claim, account),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create table appeal (
  organisation text not null references organisation,
  claim text not null,
  reason text not null,
  submitted integer not null,
  state text not null,
  answer text not null,
  answered integer,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
create table automatic_assessment (
  organisation text not null references organisation,
  source_key text not null,
  digest blob not null,
  claim text not null,
  primary key (organisation, source_key),
  foreign key (organisation, claim) references claim on delete cascade
) strict;
alter table evidence add column reference text not null default '';
alter table evidence add column round integer not null default 1;
)sql";

}  // namespace cairn::storage::schema
