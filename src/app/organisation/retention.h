// SPDX-License-Identifier: Apache-2.0
// How long an organisation keeps what it need not: files of evidence after a claim was decided, and
// people who were offered a badge and never took it. Nothing is removed where nothing is said.
#pragma once
#include <string>

#include "app/context.h"
#include "app/ports/organisations.h"

namespace cairn::app {

struct RetentionForm {
  std::string evidence_months;  // "" keeps them
  std::string offer_months;
};

Result<Retention> find_retention(Context& context, const OrganisationId& id);
// What is said takes effect a day later, so that a slip of the hand can be mended. Errors: invalid
// ("/evidence_months", "/offer_months").
Result<Retention> change_retention(Context& context, const Actor& actor, const RetentionForm& form);

// How much of it is over at this moment, also where what is said does not take effect yet.
struct Forgotten {
  std::int64_t files = 0;
  std::int64_t offers = 0;
};
Result<Forgotten> what_would_go(Context& context, const OrganisationId& id,
                                const Retention& retention);

// In every organisation, a portion a transaction: the file goes and its digest stays; of an offer
// that came to nothing the credential goes, and its person where nothing else is kept of them.
Result<Forgotten> forget_what_is_over(Context& context);

}  // namespace cairn::app
