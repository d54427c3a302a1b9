// SPDX-License-Identifier: Apache-2.0
// Version 9: awards that no claim led to, where each came from, until when it holds; decisions by
// programs; learners by address.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view awards_without_claims = R"sql(
create table award_of_any_source (
  organisation text not null,
  id text not null,
  claim text,
  source text not null,
  source_key text not null,
  achievement text not null,
  achievement_version integer not null,
  learner text not null,
  credential_id text not null,
  credential text not null,
  status_list text not null,
  status_index integer not null,
  awarded integer not null,
  valid_until integer,
  revoked integer,
  revocation_reason text not null,
  primary key (organisation, id),
  unique (organisation, claim),
  unique (organisation, source_key),
  unique (organisation, status_list, status_index),
  foreign key (organisation, claim) references claim (organisation, id),
  foreign key (organisation, achievement, achievement_version)
    references achievement_version (organisation, achievement, version),
  foreign key (organisation, learner) references learner (organisation, id),
  foreign key (organisation, status_list) references status_list (organisation, id)
) strict;
insert into award_of_any_source
  select organisation, id, claim, 'claim', claim, achievement, achievement_version, learner,
    credential_id, credential, status_list, status_index, awarded, null, revoked, revocation_reason
  from award;
drop table award;
alter table award_of_any_source rename to award;
create index award_by_learner on award (organisation, learner, awarded);
create index award_by_time on award (organisation, awarded, id);
create index award_by_achievement on award (organisation, achievement, awarded);
create index learner_by_email on learner (organisation, email, created);

create table decision_of_any_hand (
  organisation text not null,
  claim text not null,
  outcome text not null,
  reason text not null,
  decided_by text not null,
  decided integer not null,
  primary key (organisation, claim),
  foreign key (organisation, claim) references claim (organisation, id)
) strict;
insert into decision_of_any_hand
  select organisation, claim, outcome, reason, decided_by, decided from decision;
drop table decision;
alter table decision_of_any_hand rename to decision;
)sql";

}  // namespace cairn::storage::schema
