// SPDX-License-Identifier: Apache-2.0
// Somebody who only says who they are. An address is no proof of it, so they join a learner's page
// when they show its token and go by the name and address that it has; otherwise they get a page of
// their own.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "app/context.h"
#include "app/ports/claims.h"

namespace cairn::app {

// For the forms of one page: what is sent with it twice is the same.
std::string new_form_secret(Context& context, const OrganisationId& organisation);

// A seed of a form's secret and its answers; "" where there is no such secret.
std::string seed_of_answers(std::string_view secret,
                            std::initializer_list<std::string_view> answers);

// Turns `learner`, of which organisation, name, address and language are known, into the one it is,
// stored where new, and returns the token of their page. The same seed leads to the same learner.
// Errors: those of the store.
Result<std::string> settle_self_named(Context& context, Transaction& transaction, Learner& learner,
                                      std::string_view token, std::string_view seed);

}  // namespace cairn::app
