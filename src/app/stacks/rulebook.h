// SPDX-License-Identifier: Apache-2.0
// The stacks of one organisation, ready for evaluating its learners within one transaction.
#pragma once
#include <optional>
#include <vector>

#include "app/stacks/kinds.h"
#include "stacking/evaluate.h"
#include "stacking/rule_json.h"

namespace cairn::app {

struct StackRule {
  StoredStack stored;
  stacking::Stack rule;  // the published one
};

// Those that were published, retired ones among them. A rule that cannot be read is our own fault.
Result<std::vector<StackRule>> load_stack_rules(Transaction& transaction,
                                                const OrganisationId& organisation);

// Awards of the learner that were made from this one, directly or through others: they never
// support it.
std::vector<std::string> made_from(const std::string& award,
                                   const std::vector<Completion>& completions);

}  // namespace cairn::app
