// SPDX-License-Identifier: Apache-2.0
// The parts of forms by which learners send evidence and what they declare with it.
#pragma once
#include "app/claims/evidence.h"
#include "server/call.h"

namespace cairn::server::pages {

app::SentEvidence evidence_of(const Call& call);
app::SentDeclaration declaration_of(const Call& call);

// What was typed, for _send_evidence.html and _declare.html. `again`: shown again after a fault.
void add_sending(View& view, const app::SentEvidence& evidence,
                 const app::SentDeclaration& declaration, bool again);

}  // namespace cairn::server::pages
