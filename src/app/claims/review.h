// SPDX-License-Identifier: Apache-2.0
// The issuer's side of a claim: look at the queue, open the evidence, decide.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/claims/read_round.h"
#include "app/context.h"
#include "app/list_search.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"
#include "app/ports/pdf_text.h"

namespace cairn::app {

// Those that wait oldest first, others newest first. Errors: not_found (no row has the id the page
// follows); those of the search.
Result<Listed<ClaimSummary>> list_claims(Context& context, const Actor& actor, ClaimState state,
                                         const Page& page);
Result<Listed<ClaimSummary>> list_claims(Context& context, const Actor& actor,
                                         const ListSearch& search, const Page& page);

struct ClaimCase {
  Claim claim;
  Learner learner;
  Achievement achievement;  // as it was when it was claimed
  std::int64_t current_version = 1;
  std::int64_t round = 1;      // goes on when it is sent anew or reopened
  bool address_proved = true;  // by a code, or given by the organisation; not only typed
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

// A PDF that was sent as evidence, page by page. Errors: not_found (also where it is no PDF), and
// those of PdfText.
Result<PdfPages> evidence_pages(Context& context, const Actor& actor, const EvidenceId& id);
// That page, from 1 on, as PNG.
Result<Bytes> evidence_page(Context& context, const Actor& actor, const EvidenceId& id, int number);

struct DecisionForm {
  ClaimState outcome = ClaimState::declined;  // awarded or declined
  std::string reason;                         // needed to decline
  std::optional<ReadRound> round = {};        // what was read; nothing: whichever it is
};

// Awarding signs the credential and gives it a status entry, all in one transaction.
// Errors: not_found; conflict (already decided, or not in that round any more); invalid ("/reason",
// "/outcome").
Result<ClaimCase> decide_claim(Context& context, const Actor& actor, const ClaimId& id,
                               const DecisionForm& form);

// A new link to the page of the learner who sent the claim, for one who lost theirs; the old link
// stops working. It is told this once. Errors: not_found.
Result<std::string> new_learner_link(Context& context, const Actor& actor, const ClaimId& id);

// A declined claim waits again, as if nobody had decided; the log keeps what was decided and why.
// Errors: not_found; conflict (not declined, appealed, or its learner erased); not_permitted (their
// own).
Status reopen_claim(Context& context, const Actor& actor, const ClaimId& id);

}  // namespace cairn::app
