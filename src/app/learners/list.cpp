// SPDX-License-Identifier: Apache-2.0
#include "app/learners/list.h"

namespace cairn::app {

Result<Listed<LearnerRow>> list_learners(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page) {
  CAIRN_TRY(const auto filter, list_filter(search));
  CAIRN_TRY(auto transaction, context.store.begin(Access::read));
  CAIRN_TRY(auto found, transaction->claims().learners(actor.organisation, filter, one_more(page)));
  auto listed = cut(std::move(found), page);
  Listed<LearnerRow> out{.rows = {}, .more = listed.more};
  for (auto& learner : listed.rows) {
    LearnerRow row{.learner = std::move(learner), .awards = {}};
    const AwardFilter theirs{.learner = row.learner.id};
    CAIRN_TRY(row.awards, transaction->awards().list(actor.organisation, theirs,
                                                     {.rows_max = badges_of_one_max}));
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace cairn::app
