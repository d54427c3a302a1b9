// SPDX-License-Identifier: Apache-2.0
// Who holds the token of a learner's page, and what of theirs they ask about; read inside
// somebody's transaction.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/awards.h"
#include "app/ports/claims.h"

namespace cairn::app {

// Errors: not_permitted (the token opens no page).
Result<Learner> holder_of(Transaction& transaction, std::string_view learner_token);

// Another token opens the page from now on; the one before opens nothing. Returns it.
Result<std::string> replace_learner_token(Context& context, Transaction& transaction,
                                          Learner learner);

// The learner reads in this language from now on; "" changes nothing.
Status know_language(Transaction& transaction, Learner& learner, const std::string& language);

// Every address that is theirs, in lower case, the main one first.
Result<std::vector<std::string>> own_addresses(Transaction& transaction, const Learner& learner);

// Whether the main address was proved by a code, or given by the organisation; all that is known of
// another is that somebody typed it.
Result<bool> is_address_proved(Transaction& transaction, const Learner& learner);

// Whether all that is left is a row without content.
bool is_erased(const Learner& learner);

// As the log names a learner who acts.
Actor acting(const Learner& learner);

struct HeldBadge {
  Learner learner;
  Award award;
  Actor actor() const { return acting(learner); }
};
// Whether it holds at that moment, so that whoever is shown it may believe it.
bool can_be_shown(const Award& award, Instant now);

// Errors: also not_found (another's badge, or none).
Result<HeldBadge> held_badge(Transaction& transaction, std::string_view learner_token,
                             const AwardId& id);

}  // namespace cairn::app
