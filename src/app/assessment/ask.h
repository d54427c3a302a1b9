// SPDX-License-Identifier: Apache-2.0
// Between assessor and learner: what is still asked for, what comes back, and an appeal against a
// decision to decline.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/assessment/case.h"
#include "app/claims/evidence.h"

namespace cairn::app {

// The learner gets this list and sends in more. Errors: not_found; conflict (already decided, or
// with the learner); not_permitted (barred); invalid ("/items", "/items/0").
Status ask_for_more(Context& context, const Actor& actor, const ClaimId& id,
                    const std::vector<std::string>& items);
// What was sent cannot be assessed as it is. Errors: as above, with "/reason".
Status return_claim(Context& context, const Actor& actor, const ClaimId& id,
                    std::string_view reason);

// A claim as its learner sees it.
struct LearnerCase {
  Learner learner;
  Organisation organisation;
  CaseState state;  // markings: only the one that counts, and only once it is decided for good
  std::vector<CaseEvent> told;  // what was said to the learner or by them
  std::vector<Declaration> declarations;
  bool may_send = false;    // asked for more
  bool may_appeal = false;  // declined, and not appealed yet
};
// Errors: not_permitted (no such token); not_found (another's claim, or not assessed by rubric).
Result<LearnerCase> learner_case(Context& context, std::string_view learner_token,
                                 const ClaimId& id);

struct MoreForm : SentEvidence {
  std::string statement;  // "": as it was
  SentDeclaration declaration;
};
// Errors: those of learner_case; conflict (nothing is asked for); invalid, by path.
Status send_more(Context& context, std::string_view learner_token, const ClaimId& id,
                 const MoreForm& form);

// Somebody new marks the claim again. Errors: those of learner_case; conflict (not declined, or
// appealed before); invalid ("/reason").
Status appeal(Context& context, std::string_view learner_token, const ClaimId& id,
              std::string_view reason);

}  // namespace cairn::app
