// SPDX-License-Identifier: Apache-2.0
// Counts of what imported adverts ask for (app/ports/market.h), by month and place,
// which take the place of rows for each skill of each advert. Subject 0 is every advert, place 0
// everywhere. Nothing here tells of a person.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view market = R"sql(
create table market_subject (
  organisation text not null references organisation,
  number integer not null,
  kind text not null,
  id text not null,
  label text not null,
  adverts integer not null,
  last_month integer not null,
  primary key (organisation, number),
  unique (organisation, kind, id)
) strict;
create index market_subject_by_adverts on market_subject (organisation, kind, adverts);

create table market_place (
  organisation text not null references organisation,
  number integer not null,
  part_of integer not null,
  id text not null,
  label text not null,
  primary key (organisation, number),
  unique (organisation, part_of, id)
) strict;

create table market_advert (
  organisation text not null,
  number integer not null,
  month integer not null,
  place integer not null,
  primary key (organisation, number)
) strict;

create table market_mark (
  organisation text not null,
  mark integer not null,
  primary key (organisation, mark)
) strict;

create table market_asking (
  organisation text not null,
  subject integer not null,
  month integer not null,
  advert integer not null,
  primary key (organisation, subject, month, advert)
) strict;

create table market_count (
  organisation text not null,
  place integer not null,
  subject integer not null,
  month integer not null,
  adverts integer not null,
  primary key (organisation, place, subject, month)
) strict;

create table market_term (
  organisation text not null references organisation,
  term text not null,
  label text not null,
  verdict text not null,
  skill text not null,
  skill_label text not null,
  decided_by text not null,
  decided integer not null,
  primary key (organisation, term)
) strict;

create table market_shown (
  organisation text not null references organisation,
  shown integer not null,
  primary key (organisation)
) strict;

insert into market_mark select organisation, digest from advert;
insert into market_advert
  select organisation, row_number() over (partition by organisation order by digest), month, 0
  from advert;
insert into market_subject
  select organisation, row_number() over (partition by organisation order by skill), 'skill',
    skill, skill, adverts, last_month
  from (select organisation, skill, count(*) adverts, max(month) last_month from advert_skill
    group by organisation, skill) asked;
insert into market_asking
  select a.organisation, s.number, a.month, n.number
  from advert_skill a
  join market_subject s on s.organisation = a.organisation and s.kind = 'skill' and s.id = a.skill
  join (select organisation, digest,
      row_number() over (partition by organisation order by digest) number
    from advert) n on n.organisation = a.organisation and n.digest = a.digest;
insert into market_count
  select organisation, 0, 0, month, count(*) from advert group by organisation, month;
insert into market_count
  select organisation, 0, subject, month, count(*) from market_asking
  group by organisation, subject, month;
drop table advert_skill;
drop table advert;
)sql";

}  // namespace cairn::storage::schema
