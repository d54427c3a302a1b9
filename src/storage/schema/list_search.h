// SPDX-License-Identifier: Apache-2.0
// What lists are searched by: folded names and addresses beside their rows (null until
// fill_search has written them), and indexes that answer a search without reading credentials.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view list_search = R"sql(
alter table learner add column search text;
alter table achievement_version add column search text;
create index learner_to_fold on learner (organisation, id) where search is null;
create index achievement_version_to_fold on achievement_version (organisation, achievement, version)
  where search is null;
create index learner_by_time on learner (organisation, created, id);
drop index award_by_time;
create index award_by_time on award (organisation, awarded, id, learner, achievement,
  achievement_version, valid_until, revoked, suspended);
drop index claim_by_state;
create index claim_by_state on claim (organisation, state, submitted, id, learner, achievement);
create index claim_by_time on claim (organisation, submitted, id);
)sql";

}  // namespace cairn::storage::schema
