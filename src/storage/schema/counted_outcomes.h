// SPDX-License-Identifier: Apache-2.0
// What people let be counted of their outcomes, in columns that are counted where they stand, and
// of learners alone: of a plan's owner nobody proved the address (app/ports/outcomes.h). Whose
// catalogues are (app/ports/imports.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view counted_outcomes = R"sql(
create table outcome_counted (
  organisation text not null references organisation,
  learner_organisation text not null,
  learner text not null,
  credential text not null,
  award_organisation text not null,
  award text not null,
  since integer not null,
  came integer not null,
  primary key (organisation, learner_organisation, learner, credential)
) strict;
insert into outcome_counted (organisation, learner_organisation, learner, credential,
  award_organisation, award, since, came)
  select s.organisation, l.organisation, l.id, s.credential, s.award_organisation, s.award, s.since,
  case when s.content like '%"responsibility"%' then 1 else 0 end
  + case when s.content like '%"interview"%' then 2 else 0 end
  + case when s.content like '%"promotion"%' then 4 else 0 end
  + case when s.content like '%"raise"%' then 8 else 0 end
  + case when s.content like '%"network"%' then 16 else 0 end
  + case when s.content like '%"confidence"%' then 32 else 0 end
  + case when s.content like '%"nothing"%' then 64 else 0 end
  from outcome_share s join learner l on s.owner = 'learner ' || l.id;
drop table outcome_share;
alter table outcome_counted rename to outcome_share;
create index outcome_share_by_credential on outcome_share (organisation, credential, since);

create table outcome_amount (
  organisation text not null,
  learner_organisation text not null,
  learner text not null,
  credential text not null,
  kind text not null,
  currency text not null,
  amount integer not null,
  primary key (organisation, learner_organisation, learner, credential, kind, currency),
  foreign key (organisation, learner_organisation, learner, credential) references outcome_share
    on delete cascade
) strict;

create table catalogue_owner (
  organisation text not null references organisation,
  catalogue text not null,
  since integer not null,
  primary key (organisation, catalogue),
  unique (catalogue)
) strict;
insert into catalogue_owner (organisation, catalogue, since)
  select r.organisation, r.catalogue, min(r.started) from import_run r
  where r.outcome in ('kept', 'unchanged') and not exists (
    select 1 from import_run o where o.catalogue = r.catalogue
    and o.outcome in ('kept', 'unchanged') and (o.started < r.started
    or (o.started = r.started and (o.organisation < r.organisation
    or (o.organisation = r.organisation and o.id < r.id)))))
  group by r.organisation, r.catalogue;
)sql";

}  // namespace cairn::storage::schema
