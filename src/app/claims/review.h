// SPDX-License-Identifier: Apache-2.0
// The issuer's side of a claim: look at the queue, open the evidence, decide.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"

namespace cairn::app {

struct ClaimSummary {
  Claim claim;
  Learner learner;
  std::string achievement_name;
};

Result<std::vector<ClaimSummary>> list_claims(Context& context, const Actor& actor,
                                              std::optional<ClaimState> state);

struct ClaimCase {
  Claim claim;
  Learner learner;
  Achievement achievement;  // as it was when it was claimed
  std::int64_t current_version = 1;
  std::vector<Evidence> evidence;
  std::optional<Decision> decision;
  std::optional<Award> award;
};

// Errors: not_found.
Result<ClaimCase> open_case(Context& context, const Actor& actor, const ClaimId& id);

struct EvidenceFile {
  Evidence evidence;
  Bytes bytes;
};

// Serve it with its media type, nosniff, a sandbox policy, and as an attachment where
// presentation_of says so. Errors: not_found.
Result<EvidenceFile> evidence_file(Context& context, const Actor& actor, const EvidenceId& id);

struct DecisionForm {
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;                         // needed to decline
};

// Awarding signs the credential and gives it a status entry, all in one transaction.
// Errors: not_found, conflict (already decided), invalid ("/reason", "/outcome").
Result<ClaimCase> decide_claim(Context& context, const Actor& actor, const ClaimId& id,
                               const DecisionForm& form);

}  // namespace cairn::app
