// SPDX-License-Identifier: Apache-2.0
// Which learners only say who they are: those whom a claim, or a code used, made in the same
// moment. Nothing was kept of codes mailed to an address before, so none of them counts as proved.
#pragma once
#include <string_view>

namespace cairn::storage::schema {

inline constexpr std::string_view self_named = R"sql(
alter table learner add column self_named integer not null default 0;
update learner set self_named = 1 where exists (select 1 from claim c
    where c.organisation = learner.organisation and c.learner = learner.id
    and c.submitted < learner.created + 10000000
    and not exists (select 1 from automatic_assessment a
      where a.organisation = c.organisation and a.claim = c.id))
  or exists (select 1 from award w
    where w.organisation = learner.organisation and w.learner = learner.id
    and w.source = 'code' and w.awarded < learner.created + 10000000);
)sql";

}  // namespace cairn::storage::schema
