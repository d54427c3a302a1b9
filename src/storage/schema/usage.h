// SPDX-License-Identifier: Apache-2.0
// Counts by day and month (app/ports/usage.h); those of adverts became others
// (market.h). Nothing here tells of a person.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view usage = R"sql(
create table usage_count (
  organisation text not null references organisation,
  day integer not null,
  achievement text not null,
  event text not null,
  occurrences integer not null,
  primary key (organisation, day, achievement, event)
) strict;

create table advert (
  organisation text not null references organisation,
  digest integer not null,
  month integer not null,
  primary key (organisation, digest)
) strict;
create index advert_by_month on advert (organisation, month);

create table advert_skill (
  organisation text not null,
  skill text not null,
  digest integer not null,
  month integer not null,
  primary key (organisation, skill, digest),
  foreign key (organisation, digest) references advert (organisation, digest)
) strict;
create index advert_skill_by_month on advert_skill (organisation, month, skill);
)sql";

}  // namespace cairn::storage::schema
