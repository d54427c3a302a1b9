// SPDX-License-Identifier: Apache-2.0
// The end of what is kept of a learner: name, addresses, evidence, claims, the text of credentials
// and of their former versions. What stays is a page that says it was removed, and a status bit
// that says revoked, so that copies which others hold count for nothing.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/claims.h"

namespace cairn::app {

// By the organisation, for somebody who asked. Errors: not_found (also where it was done already).
Status erase_learner(Context& context, const Actor& actor, const LearnerId& id);

// By the learner. `confirmation` is the address the page knows. Errors: not_permitted (no such
// page), invalid ("/confirmation").
Status erase_myself(Context& context, std::string_view learner_token,
                    const std::string& confirmation);

// Within a transaction of whatever has it done.
Status forget_learner(Context& context, Transaction& transaction, const Actor& actor,
                      const Learner& learner);

// All that is kept of a learner, as one JSON document. Errors: not_found; not_permitted.
Result<std::string> export_learner(Context& context, const Actor& actor, const LearnerId& id);
Result<std::string> export_myself(Context& context, std::string_view learner_token);

}  // namespace cairn::app
