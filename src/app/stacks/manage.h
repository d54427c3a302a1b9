// SPDX-License-Identifier: Apache-2.0
// Stacks as their issuer works on them: made, written, checked, published, retired.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/stacks.h"
#include "stacking/checks.h"
#include "stacking/rule.h"

namespace cairn::app {

// Policies by name: "keep", "review", "revoke".
struct StackTerms {
  std::string on_revocation = "review", on_expiry = "keep", on_change = "keep";
};

struct OpenedStack {
  StoredStack stored;
  stacking::Stack rule;  // as it is written now
  Achievement achievement;
  std::vector<stacking::Finding> findings;  // of the rule
  std::vector<std::string> circle;          // names of the achievements of a circle through it
  std::int64_t held = 0, to_review = 0;     // by how many people
};

using Translate = std::function<std::string(std::string_view english)>;

// An empty one for an achievement of ours, which it will award. Errors: invalid ("/achievement":
// none is chosen, or it has a stack already).
Result<OpenedStack> create_stack(Context& context, const Actor& actor,
                                 const AchievementId& achievement);
// Achievements that no stack awards yet, newest first.
Result<std::vector<Achievement>> achievements_without_stack(Context& context, const Actor& actor);
Result<OpenedStack> open_stack(Context& context, const Actor& actor, const StackId& id,
                               const Translate& translate = {});
struct StackSummary {
  StoredStack stored;
  std::string name;
  std::string sentence;  // its rule in one
  std::int64_t held = 0, to_review = 0;
};
Result<std::vector<StackSummary>> list_stacks(Context& context, const Actor& actor,
                                              const Translate& translate = {});
// The rule as it is written; nobody is held to it before it is published. Errors: not_found,
// invalid ("/on_revocation", …), conflict (retired).
Result<OpenedStack> write_stack(Context& context, const Actor& actor, const StackId& id,
                                const stacking::Stack& rule, const StackTerms& terms);
// From now on it is awarded by itself; its achievement is published too. Everybody who holds
// something is looked at. Errors: not_found, invalid ("/rule…": a contradiction, or a circle).
Result<OpenedStack> publish_stack(Context& context, const Actor& actor, const StackId& id,
                                  const Translate& translate = {});
// It is awarded no more; who holds it keeps it. Errors: not_found.
Status retire_stack(Context& context, const Actor& actor, const StackId& id);

// "{base}/s/{id}"
std::string stack_url(const Context& context, const StackId& id);

}  // namespace cairn::app
