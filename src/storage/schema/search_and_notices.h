// SPDX-License-Identifier: Apache-2.0
// What lists are searched by: folded names and addresses beside their rows (null until
// fill_search has written them), and indexes that answer a search without reading credentials.
// Their condition always holds: only a statement that says it uses them, for a planner without
// statistics would take so wide an index for statements that narrower ones answer. Then, which
// members are told by mail that something waits (app/mail/staff.h).
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view search_and_notices = R"sql(
alter table learner add column search text;
alter table achievement_version add column search text;
create index learner_to_fold on learner (organisation, id) where search is null;
create index achievement_version_to_fold on achievement_version (organisation, achievement, version)
  where search is null;
create index learner_by_time on learner (organisation, created, id);
create index award_to_search on award (organisation, awarded, id, learner, achievement,
  achievement_version, valid_until, revoked, suspended) where awarded > -1;
drop index award_by_learner;
create index award_by_learner on award (organisation, learner, awarded, id);
create index claim_to_search on claim (organisation, state, submitted, id, learner, achievement)
  where submitted > -1;
create index claim_by_time on claim (organisation, submitted, id);

alter table account add column notices text not null default 'none';
alter table account add column notices_language text not null default '';
alter table account add column notices_told integer not null default 0;
create index account_to_tell on account (notices_told) where notices = 'daily';
)sql";

}  // namespace cairn::storage::schema
