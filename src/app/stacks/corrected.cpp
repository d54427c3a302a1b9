// SPDX-License-Identifier: Apache-2.0
// What stacks make of an award that was signed anew.
#include <algorithm>

#include "app/stacks/evaluate.h"
#include "app/stacks/results.h"

namespace cairn::app {
namespace {

// A part as it was before it was signed anew, by the end of that version's address: "ID/1".
std::string former_part(const Award& award) {
  return award.id.text + "/" + std::to_string(award.version);
}

// What rules ask about an award.
bool counts_alike(const Award& before, const Award& after) {
  return before.achievement == after.achievement &&
         before.achievement_version == after.achievement_version &&
         before.awarded == after.awarded &&
         result_in(before.credential) == result_in(after.credential);
}

// A part is gone in the version that was counted; where its next one does as well, it counts again
// when they are looked at.
Status part_replaced(Transaction& transaction, const Award& before) {
  CAIRN_TRY(const auto completions,
            transaction.stacks().completions_of_learner(before.organisation, before.learner));
  for (auto it : completions) {
    const auto part = std::find(it.parts.begin(), it.parts.end(), before.id.text);
    if (part == it.parts.end()) continue;
    *part = former_part(before);
    CAIRN_CHECK(transaction.stacks().put_completion(it));
  }
  return done;
}

}  // namespace

Status results_changed(Context& context, Transaction& transaction, const Award& before,
                       const Award& after) {
  const auto result = result_in(after.credential);
  CAIRN_CHECK(result ? transaction.stacks().set_result(after.organisation, after.id, *result)
                     : transaction.stacks().forget_result(after.organisation, after.id));
  if (before.learner != after.learner)
    return awards_changed(context, transaction, after.organisation, after.learner);
  if (counts_alike(before, after)) return done;
  return part_replaced(transaction, before);
}

}  // namespace cairn::app
