// SPDX-License-Identifier: Apache-2.0
#include "app/stacks/rulebook.h"

#include <algorithm>

namespace cairn::app {

Result<std::vector<StackRule>> load_stack_rules(Transaction& transaction,
                                                const OrganisationId& organisation) {
  CAIRN_TRY(auto stored, transaction.stacks().list(organisation));
  std::vector<StackRule> rules;
  for (auto& one : stored) {
    if (one.published_rule.empty()) continue;
    CAIRN_TRY(auto rule, stacking::read_stack(one.published_rule));
    rules.push_back({std::move(one), std::move(rule)});
  }
  return rules;
}

std::vector<std::string> made_from(const std::string& award,
                                   const std::vector<Completion>& completions) {
  std::vector<std::string> found{award};
  for (std::size_t i = 0; i < found.size(); ++i)
    for (const auto& one : completions) {
      const bool uses = std::find(one.parts.begin(), one.parts.end(), found[i]) != one.parts.end();
      if (uses && std::find(found.begin(), found.end(), one.award.text) == found.end())
        found.push_back(one.award.text);
    }
  return found;
}

}  // namespace cairn::app
