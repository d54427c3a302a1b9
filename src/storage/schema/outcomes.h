// SPDX-License-Identifier: Apache-2.0
// What came after credentials (app/ports/outcomes.h): a learner's own record; what people let be
// counted, which belongs to the server as the catalogue does; which awards learners were asked
// about.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view outcomes = R"sql(
create table outcome_record (
  organisation text not null,
  learner text not null,
  content text not null,
  asked integer not null,
  version integer not null,
  changed integer not null,
  primary key (organisation, learner),
  foreign key (organisation, learner) references learner (organisation, id)
) strict;

create table outcome_share (
  organisation text not null references organisation,
  owner text not null,
  credential text not null,
  person text not null,
  proved integer not null,
  award_organisation text not null,
  award text not null,
  since integer not null,
  content text not null,
  primary key (organisation, owner, credential)
) strict;
create index outcome_share_by_credential on outcome_share (organisation, credential, since);

create table outcome_asked (
  organisation text not null,
  award text not null,
  months integer not null,
  primary key (organisation, award),
  foreign key (organisation, award) references award (organisation, id)
) strict;
)sql";

}  // namespace cairn::storage::schema
