// SPDX-License-Identifier: Apache-2.0
// All badges of a person that still hold, in one record that the organisation signs (CLR 2.0). It
// is made when it is asked for and kept nowhere; each badge in it stays as it was signed, and its
// own state is looked up by whoever verifies.
#pragma once
#include <string>
#include <string_view>

#include "app/context.h"

namespace cairn::app {

// Whether this server has the vocabulary of such records, or may fetch it.
bool makes_records(Context& context);

// The signed JSON. Errors of both: not_found (no badge that holds), unknown_context (this server
// has no vocabulary of such records), too_large (more badges than a record holds), those of
// signing. By the learner's own page: not_permitted (no such token).
Result<std::string> own_record(Context& context, std::string_view learner_token);
// By the organisation: not_found (also once they were removed).
Result<std::string> record_of(Context& context, const Actor& actor, const LearnerId& id);

}  // namespace cairn::app
