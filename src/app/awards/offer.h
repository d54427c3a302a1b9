// SPDX-License-Identifier: Apache-2.0
// Offers: a badge that waits for its learner's yes. Until then its page says nothing; declined or
// too late, it is revoked.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/achievements.h"
#include "app/ports/awards.h"
#include "app/ports/offers.h"

namespace cairn::app {

// In the transaction of the award. `until`: the day whose end is the offer's.
Status make_offer(Context& context, Transaction& transaction, const Award& award, Instant until);

// What a personal link shows.
struct PersonalPage {
  Award award;
  Achievement achievement;
  std::string learner_name;
  std::string issuer_name;
  std::optional<Offer> offer;
  bool hidden = false;        // until its holder shares it
  std::string learner_token;  // opens the learner's page, where that is theirs still; or ""
};
// Counted. Errors: not_found.
Result<PersonalPage> open_personal_link(Context& context, std::string_view token);

enum class Answer : std::uint8_t { accept, decline };
// Errors: not_found; conflict (no offer, answered already, or over).
Status answer_offer(Context& context, std::string_view token, Answer answer);

// Revokes what nobody accepted in time. Returns how many.
Result<int> expire_offers(Context& context);

// Errors: not_found, while an offer of this award is open or came to nothing.
Status check_not_offered(Transaction& transaction, const OrganisationId& organisation,
                         const AwardId& award);

}  // namespace cairn::app
