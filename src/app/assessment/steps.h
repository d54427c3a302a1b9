// SPDX-License-Identifier: Apache-2.0
// What every step of an assessment does: move the claim on, and note who did what.
#pragma once
#include <optional>
#include <string_view>

#include "app/assessment/case.h"

namespace cairn::app {

// To another phase, in the hands of `assignee` ("" for nobody yet).
Status move_to(Context& context, Transaction& transaction, Progress progress, Phase phase,
               const AccountId& assignee);

// A line of the claim's history, and of the organisation's log.
Status note(Context& context, Transaction& transaction, const Actor& actor, const ClaimId& claim,
            CaseDeed deed, std::string_view text = {});

// Errors: not_permitted, where the person has no part in the claim.
Status check_free(Transaction& transaction, const CaseState& state, const AccountId& account);

// The account, or "" where it can have no part in the claim any more.
Result<AccountId> if_there(Transaction& transaction, const CaseState& state,
                           const AccountId& account);

// A claim without a rubric was decided, or a refusal was taken back: what was marked then counts no
// more, and stays to be read.
Status close_assessment(Context& context, Transaction& transaction, const Actor& actor,
                        const Claim& claim, bool awarded);
Status reopen_assessment(Context& context, Transaction& transaction, const Actor& actor,
                         const ClaimId& claim);

// A claim that was just sent begins its way.
Status begin_assessment(Context& context, Transaction& transaction, const Claim& claim);

}  // namespace cairn::app
