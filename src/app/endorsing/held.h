// SPDX-License-Identifier: Apache-2.0
// Endorsements that an organisation holds: whether they still verify, and how many are kept.
#pragma once
#include <cstdint>
#include <stop_token>

#include "app/context.h"
#include "app/ports/endorsements.h"

namespace cairn::app {

// Whether who signed it stands by it.
enum class WordsNow : std::uint8_t { hold, suspended, over };
// May ask other servers: no transaction should be open. Errors: unreachable (that could not be
// found out).
Result<WordsNow> words_now(Context& context, const Endorsement& held);

// What was found out then decides what becomes of it.
void note_found(Endorsement& held, WordsNow found, Instant now);

// Errors: conflict (limits).
Status check_endorsement_room(Transaction& transaction, const OrganisationId& organisation);

// Verifies those from elsewhere again that are accepted and were not looked at for a day, some of
// them at a time: what is revoked stands in no badge and on no page from then on, what is suspended
// waits, what cannot be asked about stays. How many were looked at.
Result<std::int64_t> verify_due_endorsements(Context& context, const std::stop_token& stop);

}  // namespace cairn::app
