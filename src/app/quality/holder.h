// SPDX-License-Identifier: Apache-2.0
// Who speaks about an offer, and whose it is to decide about what they say.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/context.h"
#include "app/ports/reviews.h"
#include "catalogue/offer.h"

namespace cairn::app {

// What a visitor shows: the token of their learner's page, the cookie of their account, or "".
struct Visit {
  std::string learner_token;
  std::string session_token;
  std::string client;  // where they come from, for counting tries
};

struct Speaker {
  std::string id;               // of a learner, or of somebody with an account
  OrganisationId organisation;  // where they are kept
  std::string name;             // "" of an account, which has none
  bool learner = false;
};

// The learner whose page it is, else the account; nobody where neither is known. Errors: io and
// internal alone.
Result<std::optional<Speaker>> speaker_of(Context& context, Transaction& transaction,
                                          const Visit& visit);
// Errors: not_permitted (nobody is known).
Result<Speaker> known_speaker(Context& context, Transaction& transaction, const Visit& visit);

// Whose reviews and questions of an offer are: the organisation that issues it here, else the
// server.
Result<OrganisationId> keeper_of(Transaction& transaction, std::string_view offer);
// Of an id of ours: its organisation, where that is one.
OrganisationId keeper_of_id(std::string_view id);

// The offer as it is now. Errors: not_found.
Result<catalogue::Offer> offer_named(Context& context, std::string_view id);

// One line of the log, of somebody who is no member.
Actor acting(const Speaker& speaker, const OrganisationId& organisation);

// Everything somebody said is gone: reviews, questions with their answers, answers, and what they
// are among peers.
Status forget_what_was_said(Transaction& transaction, const std::string& person);

}  // namespace cairn::app
