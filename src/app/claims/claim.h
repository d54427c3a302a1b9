// SPDX-License-Identifier: Apache-2.0
// The learner's side of a claim: open the link, show evidence, say what was done, follow what
// became of it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/assessment/plans.h"
#include "app/claims/evidence.h"
#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct OpenedClaim {
  Achievement achievement;
  Organisation organisation;
  std::optional<HeldPlan> plan;  // by which it is assessed
};

// What the claim link shows. Errors: not_found (unknown link, or not published).
Result<OpenedClaim> open_claim(Context& context, std::string_view claim_code);

// What a link leads to whose badge is not awarded any more. Errors: not_found (it never was, or
// still is).
Result<OpenedClaim> open_retired_claim(Context& context, std::string_view claim_code);

struct ClaimForm : SentEvidence {
  std::string name;
  std::string email;
  std::string statement;
  SentDeclaration declaration;  // asked for where the claim is assessed by rubric
  // Of the form they came in (new_form_secret), or "". Sent twice, by a double click or a reload,
  // the same answers in the same form are one claim.
  std::string secret;
  std::string language;              // BCP 47, in which they were asked, or ""
  std::string badges;                // addresses of badges that are needed before, as typed
  std::string_view badge_file = {};  // a badge of another issuer that is needed before, or ""
  std::string code = {};             // by which they came; used once with the claim; or ""
};

struct SubmittedClaim {
  ClaimId id;
  std::string learner_token;  // opens the learner's page; shown once
};

// `learner_token`: of a learner who has a page here already, so that the claim joins it; or "".
// An e-mail address alone never opens or joins anybody's page.
// Errors: not_found; invalid with the path of each wrong field ("/email", "/badges": what is needed
// before is not shown; those of read_evidence and read_declaration; "/email" also where the address
// has claimed by this code, and was not declined); too_large with the path of the
// file; conflict (too many wait for this badge; the code was used up meanwhile).
Result<SubmittedClaim> submit_claim(Context& context, std::string_view claim_code,
                                    const ClaimForm& form, std::string_view learner_token);

}  // namespace cairn::app
